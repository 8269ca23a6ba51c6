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
    /// Whether the verdicts are `paths`: each visit goes on at once by its own.
    package private(set) var isDivided = false
    /// A path for each visit when `isDivided`.
    package private(set) var paths: [UInt8] = []
    /// The hashes of the people of the visits, where they were gathered.
    @usableFromInline
    var hashes: [UInt64] = []
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
        isDivided = false
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
        if isDivided { return .advance(by: paths[index]) }
        return verdicts.isEmpty ? common : verdicts[index]
    }

    @usableFromInline
    mutating func beginEach() {
        guard verdicts.isEmpty, !visits.isEmpty else { return }
        verdicts.append(contentsOf: visits.indices.map { verdict(at: $0) })
        isDivided = false
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
        for index in visits.indices { chosen[index] = try path(visits[index]) }
        put(chosen)
    }

    /// Lets each visit go on at once by a path that a random draw chooses, in order.
    ///
    /// - Parameters:
    ///   - key: What the draws derive from.
    ///   - isSticky: Whether a person's draw is the same in every entry and visit.
    ///   - path: The path of a draw.
    @inlinable
    public mutating func divide(drawing key: DrawKey, isSticky: Bool, _ path: (Draw) -> UInt8) {
        // First the hashes, which are all over memory: so the processor waits for several at once.
        gatherHashes()
        var chosen = takePaths()
        for index in visits.indices {
            let draw =
                isSticky
                ? key.draw(person: hashes[index], entry: 0, visit: 0)
                : key.draw(
                    person: hashes[index],
                    entry: visits[index].entryOrdinal,
                    visit: visits[index].ordinal
                )
            chosen[index] = path(draw)
        }
        put(chosen)
        if context.isRecording { recordDraws(key, isSticky: isSticky, path) }
    }

    /// Records the draws that divided the visits, with the bounds of the path that each chose.
    @usableFromInline
    func recordDraws(_ key: DrawKey, isSticky: Bool, _ path: (Draw) -> UInt8) {
        for visit in visits where context.recordsDraws(of: visit.person) {
            let draw = draw(key, for: visit, isSticky: isSticky)
            record(DrawRecord(.path, draw, bounds: DrawRecord.bounds(of: draw, path)), for: visit)
        }
    }

    /// Records a draw of one visit.
    private func record(_ draw: DrawRecord, for visit: Visit) {
        context.record(.drew(draw), person: visit.person, entry: visit.entry, step: step, ordinal: visit.ordinal)
    }

    @usableFromInline
    mutating func gatherHashes() {
        if hashes.count < visits.count { hashes.append(contentsOf: repeatElement(0, count: visits.count)) }
        let all = context.facts.people.hashes
        for index in visits.indices { hashes[index] = all[Int(visits[index].person)] }
    }

    /// Takes the buffer of paths out, with a place for each visit.
    @usableFromInline
    mutating func takePaths() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &paths)
        if taken.count > visits.count {
            taken.removeLast(taken.count - visits.count)
        } else if taken.count < visits.count {
            taken.append(contentsOf: repeatElement(0, count: visits.count - taken.count))
        }
        return taken
    }

    @usableFromInline
    mutating func put(_ chosen: consuming [UInt8]) {
        paths = chosen
        isDivided = true
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
        isDivided = false
    }

    /// A random draw for one visit.
    @inlinable
    public func draw(_ key: DrawKey, for visit: Visit) -> Draw {
        if context.isRecording { recordDraw(key, for: visit, isSticky: false) }
        return draw(key, for: visit, isSticky: false)
    }

    /// A random draw for one visit that is the same in every entry of the person.
    @inlinable
    public func stickyDraw(_ key: DrawKey, for visit: Visit) -> Draw {
        if context.isRecording { recordDraw(key, for: visit, isSticky: true) }
        return draw(key, for: visit, isSticky: true)
    }

    @inlinable
    func draw(_ key: DrawKey, for visit: Visit, isSticky: Bool) -> Draw {
        key.draw(
            person: context.facts.people.hashes[Int(visit.person)],
            entry: isSticky ? 0 : visit.entryOrdinal,
            visit: isSticky ? 0 : visit.ordinal
        )
    }

    /// Records a draw whose bounds only the step knows.
    @usableFromInline
    func recordDraw(_ key: DrawKey, for visit: Visit, isSticky: Bool) {
        record(DrawRecord(.step, draw(key, for: visit, isSticky: isSticky), bounds: nil), for: visit)
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
