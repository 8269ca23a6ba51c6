import CanvasModel

/// What an event of one name means to a run.
struct EventPlan {
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

    /// Whether anything depends on it.
    var matters: Bool {
        isTrigger || isExit || !conversions.isEmpty || code != nil || !behaviors.isEmpty || !awaitedBy.isEmpty
            || isPurchase
    }
}

/// The names of events that a run knows, with what each means.
struct EventPlans {
    private(set) var plans: [EventPlan] = []
    private var indices: [String: Int] = [:]
    /// The names in the order first met.
    private(set) var names: [String] = []

    /// The plan of a name, made when it is new.
    mutating func index(of name: String) -> Int {
        if let index = indices[name] { return index }
        indices[name] = plans.count
        names.append(name)
        plans.append(EventPlan())
        return plans.count - 1
    }

    subscript(index: Int) -> EventPlan {
        get { plans[index] }
        set { plans[index] = newValue }
    }
}
