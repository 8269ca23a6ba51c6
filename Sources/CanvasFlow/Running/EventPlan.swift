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

    /// What of all that there is.
    var traits: EventTraits {
        var traits: EventTraits = []
        if isTrigger { traits.insert(.trigger) }
        if isExit || !conversions.isEmpty || !awaitedBy.isEmpty { traits.insert(.concernsEntries) }
        if code != nil || isPurchase { traits.insert(.remembered) }
        if !behaviors.isEmpty { traits.insert(.followed) }
        return traits
    }
}

/// What of its rules an event has, as plain bytes: each event of a person asks, and mostly for one of them.
struct EventTraits: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    static let trigger = EventTraits(rawValue: 1)
    /// It changes what becomes of entries.
    static let concernsEntries = EventTraits(rawValue: 2)
    /// Filters ask for it later.
    static let remembered = EventTraits(rawValue: 4)
    /// Behaviors follow it.
    static let followed = EventTraits(rawValue: 8)
}

/// Collects what events mean to a run, by name.
struct EventPlanner {
    private(set) var rules: [EventRules] = []
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
}
