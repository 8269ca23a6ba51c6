public import CanvasModel

/// The visits that a step is given at one instant, or a slice of them, in person order; and the step's verdicts.
public struct Cohort {
    /// The visits.
    public package(set) var visits: [Visit] = []
    /// The step's index in the canvas.
    public package(set) var step = 0
    /// All else that a step may know and do.
    public let context: StepContext
    /// The one verdict for all visits, as long as there is none for each.
    package var common: Verdict = .advance()
    /// A verdict for each visit, or empty.
    package var verdicts: [Verdict] = []

    /// Makes an empty cohort.
    public init(context: StepContext) {
        self.context = context
    }

    /// The instant.
    public var now: Instant { context.now }

    /// How many visits there are.
    public var count: Int { visits.count }

    /// Decides all visits alike.
    public mutating func decide(_ verdict: Verdict) {
        common = verdict
        verdicts.removeAll(keepingCapacity: true)
    }

    /// The verdict on one visit.
    @inlinable
    public subscript(index: Int) -> Verdict {
        get { verdict(at: index) }
        set {
            beginEach()
            set(newValue, at: index)
        }
    }

    @usableFromInline
    func verdict(at index: Int) -> Verdict {
        verdicts.isEmpty ? common : verdicts[index]
    }

    @usableFromInline
    mutating func beginEach() {
        if verdicts.isEmpty, !visits.isEmpty { verdicts.append(contentsOf: repeatElement(common, count: visits.count)) }
    }

    @usableFromInline
    mutating func set(_ verdict: Verdict, at index: Int) {
        verdicts[index] = verdict
    }

    /// Decides each visit by itself, in order.
    @inlinable
    public mutating func decideEach(_ verdict: (Visit) throws -> Verdict) rethrows {
        var decided = takeVerdicts()
        for visit in visits { decided.append(try verdict(visit)) }
        put(decided)
    }

    @usableFromInline
    mutating func takeVerdicts() -> [Verdict] {
        var taken: [Verdict] = []
        swap(&taken, &verdicts)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    @usableFromInline
    mutating func put(_ decided: consuming [Verdict]) {
        verdicts = decided
    }

    /// A random draw for one visit.
    @inlinable
    public func draw(_ key: DrawKey, for visit: Visit) -> Draw {
        key.draw(person: context.facts.people.hashes[Int(visit.person)], entry: visit.entryOrdinal, visit: visit.ordinal)
    }

    /// A random draw for one visit that is the same in every entry of the person.
    @inlinable
    public func stickyDraw(_ key: DrawKey, for visit: Visit) -> Draw {
        key.draw(person: context.facts.people.hashes[Int(visit.person)], entry: 0, visit: 0)
    }

    /// Tells that something happened between the step and everybody in the cohort.
    public func mark(_ interaction: Interaction) {
        context.mark(interaction, step: step, visits: visits)
    }

    /// Adds to one of the step's metrics.
    public func count(_ metric: Metric, by amount: Int = 1) {
        context.count(metric, by: amount)
    }
}
