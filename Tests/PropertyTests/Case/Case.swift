/// A canvas and the world that it runs in, as small values that can be made by chance, made smaller, and written down.
struct Case: Hashable, Sendable {
    /// A step: what follows it is named by id, `exit` where the journey ends.
    struct Step: Hashable, Sendable {
        var id: String
        var type: String
        var settings: Value
        var next: [Path]
    }

    /// A path out of a step, or the way into a variant.
    struct Path: Hashable, Sendable {
        var name: String
        var target: String
    }

    /// A share of the people; without a first step it is the control group.
    struct Variant: Hashable, Sendable {
        var name: String
        var percent: Int
        var firstStep: String?
    }

    /// Who runs.
    enum People: Hashable, Sendable {
        case inline([Value])
        case generated(Int)
    }

    static let start = "2026-03-02T09:00:00Z"

    var schedule: Value = ["type": "scheduled"]
    var audience: Value?
    var reentryAfter: String?
    var cap: Value?
    var exitEvents: [String] = []
    var exitFilter: Value?
    var conversions: [Value] = []
    var variants: [Variant] = []
    var steps: [Step] = []

    var seed = 0
    var runFor: String?
    var people = People.inline([])
    var events: [Value] = []
    var behavior: [Value] = []
    var faults: [Value] = []

    /// The people written out.
    var inlinePeople: [Value] {
        get { if case .inline(let people) = people { people } else { [] } }
        set { people = .inline(newValue) }
    }

    func has(type: String) -> Bool { steps.contains { $0.type == type } }
}
