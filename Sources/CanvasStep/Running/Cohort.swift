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
    /// A path for each visit, all of which go on at once, or empty.
    package var paths: [UInt8] = []
    /// The instant.
    public package(set) var now: Instant

    /// Makes an empty cohort.
    public init(context: StepContext) {
        self.context = context
        now = context.now
    }

    /// How many visits there are.
    public var count: Int { visits.count }

    /// Decides all visits alike.
    public mutating func decide(_ verdict: Verdict) {
        common = verdict
        if !verdicts.isEmpty { verdicts.removeAll(keepingCapacity: true) }
        if !paths.isEmpty { paths.removeAll(keepingCapacity: true) }
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
        if !paths.isEmpty { return .advance(by: paths[index]) }
        return verdicts.isEmpty ? common : verdicts[index]
    }

    @usableFromInline
    mutating func beginEach() {
        guard verdicts.isEmpty, !visits.isEmpty else { return }
        verdicts.append(contentsOf: visits.indices.map { verdict(at: $0) })
        paths.removeAll(keepingCapacity: true)
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

    /// Lets each visit go on at once by a path, in order: what a split does.
    @inlinable
    public mutating func divide(_ path: (Visit) throws -> UInt8) rethrows {
        var chosen = takePaths()
        for visit in visits { chosen.append(try path(visit)) }
        put(chosen)
    }

    @usableFromInline
    mutating func takePaths() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &paths)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    @usableFromInline
    mutating func put(_ chosen: consuming [UInt8]) {
        paths = chosen
        if !verdicts.isEmpty { verdicts.removeAll(keepingCapacity: true) }
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
        if !paths.isEmpty { paths.removeAll(keepingCapacity: true) }
    }

    /// A random draw for one visit.
    @inlinable
    public func draw(_ key: DrawKey, for visit: Visit) -> Draw {
        key.draw(
            person: context.facts.people.hashes[Int(visit.person)],
            entry: visit.entryOrdinal,
            visit: visit.ordinal
        )
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
