import CanvasModel

/// What an event of one name means to a run.
struct EventRules {
    /// Whether it is the canvas's trigger.
    var isTrigger = false
    /// Whether it makes entries leave.
    var isExit = false
    /// The conversion events that it is, as indices.
    var conversions: [Int] = []
    /// What filters remember it as.
    var code: UInt16?
    /// The behaviors that follow it.
    var behaviors: [Int] = []
    /// The steps at which visits may wait for it, with the bit that they wait by.
    var awaitedBy: [(step: Int, event: UInt8)] = []
    /// Whether it is a purchase, whose product filters may ask for.
    var isPurchase = false

    /// Whether it changes what becomes of entries.
    var concernsEntries: Bool { isExit || !conversions.isEmpty || !awaitedBy.isEmpty }

    /// Whether filters ask for it later.
    var isRemembered: Bool { code != nil || isPurchase }

    /// Whether anything depends on it.
    var matters: Bool {
        isTrigger || isExit || !conversions.isEmpty || code != nil || !behaviors.isEmpty || !awaitedBy.isEmpty
            || isPurchase
    }
}

/// The rules of one event, as a class: a copy of the struct for each event would retain and release all that it holds.
final class EventPlan {
    let rules: EventRules

    init(_ rules: EventRules) {
        self.rules = rules
    }
}

/// Collects what events mean to a run, by name.
struct EventPlanner {
    private var rules: [EventRules] = []
    private var indices: [String: Int] = [:]
    /// The names in the order first met.
    private(set) var names: [String] = []

    /// The number of a name, which is given one when it is new.
    mutating func index(of name: String) -> Int {
        if let index = indices[name] { return index }
        indices[name] = rules.count
        names.append(name)
        rules.append(EventRules())
        return rules.count - 1
    }

    /// Changes what a name means.
    mutating func change(_ name: String, _ change: (inout EventRules) -> Void) {
        change(&rules[index(of: name)])
    }

    /// The plans, by the numbers of their names.
    var plans: [EventPlan] { rules.map(EventPlan.init) }
}
