public import CanvasModel

/// What steps and services may know and do while a run goes on.
///
/// The runner owns it, sets its clock, and acts on what was asked of it after each call. One task uses it, and no access
/// lasts beyond a line, so that what cohorts touch is not checked for overlapping accesses: the check would cost more
/// than the access.
public final class StepContext {
    /// The instant.
    @exclusivity(unchecked)
    public package(set) var now: Instant
    /// People, what they did, and the variables of entries.
    public let facts: FilterFacts
    /// The counters of all steps' metrics.
    @exclusivity(unchecked)
    package var counters: [Int]
    /// Which interactions of which steps anything waits for: a flag for each of ``Interaction`` a step.
    @exclusivity(unchecked)
    package var observed: [Bool]
    /// The interactions that happened and that something waits for.
    @exclusivity(unchecked)
    package var marks: [Mark] = []
    /// The wake-ups that were asked for.
    @exclusivity(unchecked)
    package var wakes: [RequestedWake] = []
    /// Whether there are any marks or wake-ups.
    @exclusivity(unchecked)
    private var isAsking = false
    /// Takes what becomes of people; `nil` when nobody asks.
    package let recorder: (any RunRecorder)?
    /// Whether anybody asks what becomes of people.
    @usableFromInline
    package let isRecording: Bool

    /// An interaction that happened.
    package struct Mark: Sendable {
        package let interaction: Interaction
        package let step: Int
        package let person: UInt32
        package let entry: UInt32
        package let ordinal: UInt16

        package init(
            _ interaction: Interaction,
            step: Int,
            person: UInt32,
            entry: UInt32,
            ordinal: UInt16 = 0
        ) {
            self.interaction = interaction
            self.step = step
            self.person = person
            self.entry = entry
            self.ordinal = ordinal
        }
    }

    /// A wake-up that was asked for.
    package struct RequestedWake: Sendable {
        package let wake: Wake
        package let instant: Instant
        package let service: Int
    }

    /// Makes the context of a run.
    ///
    /// - Parameters:
    ///   - now: The start of the run.
    ///   - facts: What filters and steps read.
    ///   - counters: How many metrics all steps have.
    ///   - steps: How many steps there are.
    ///   - recorder: Takes what becomes of people.
    public init(
        now: Instant,
        facts: FilterFacts,
        counters: Int,
        steps: Int,
        recorder: (any RunRecorder)? = nil
    ) {
        self.recorder = recorder
        isRecording = recorder != nil
        self.now = now
        self.facts = facts
        self.counters = Array(repeating: 0, count: counters)
        observed = Array(repeating: false, count: steps * Interaction.count)
    }

    /// Whether anything was asked for since this was asked last.
    ///
    /// A function of this module, as an access from another one would be checked in spite of the attribute.
    package func takeAsking() -> Bool {
        defer { isAsking = false }
        return isAsking
    }

    /// Lets time go on.
    package func advance(to instant: Instant) {
        now = instant
    }

    /// Whether anybody asks what becomes of a person.
    package func records(_ person: UInt32) -> Bool {
        recorder?.wants(person) ?? false
    }

    /// Whether anybody asks about a person's random draws.
    package func recordsDraws(of person: UInt32) -> Bool {
        recorder?.wantsDraws(of: person) ?? false
    }

    /// Records what became of a person, if anybody asks.
    package func record(
        _ kind: @autoclosure () -> RunEvent.Kind,
        person: UInt32,
        entry: UInt32? = nil,
        step: Int? = nil,
        ordinal: UInt16 = 0
    ) {
        guard let recorder, recorder.wants(person) else { return }
        let entry = entry == .max ? nil : entry
        recorder.record(
            RunEvent(kind(), at: now, person: person, entry: entry, step: step, ordinal: ordinal),
            facts: facts
        )
    }

    /// Adds to a metric; a negative amount takes away.
    public func count(_ metric: Metric, by amount: Int = 1) {
        counters[metric.index] += amount
    }

    /// Tells that something happened between a step and a person.
    public func mark(_ interaction: Interaction, step: Int, person: UInt32, entry: UInt32, ordinal: UInt16 = 0) {
        guard observed[step * Interaction.count + interaction.ordinal] else { return }
        isAsking = true
        marks.append(Mark(interaction, step: step, person: person, entry: entry, ordinal: ordinal))
    }

    /// Tells that something happened between a step and several visits of it.
    public func mark(_ interaction: Interaction, step: Int, visits: [Visit]) {
        guard observed[step * Interaction.count + interaction.ordinal] else { return }
        isAsking = true
        marks.append(
            contentsOf: visits.lazy.map {
                Mark(interaction, step: step, person: $0.person, entry: $0.entry, ordinal: $0.ordinal)
            }
        )
    }

    /// Asks for a call of a service.
    ///
    /// - Parameters:
    ///   - wake: Why.
    ///   - instant: When; what is not in the future is the next second.
    ///   - service: The service, as its `OpenContext` named it.
    public func wake(_ wake: Wake, at instant: Instant, for service: Int) {
        isAsking = true
        wakes.append(
            RequestedWake(wake: wake, instant: max(instant, Instant(seconds: now.seconds + 1)), service: service)
        )
    }
}

extension Interaction {
    /// How many there are.
    package static let count = allCases.count

    /// The place in `allCases`.
    package var ordinal: Int {
        switch self {
        case .received: 0
        case .opened: 1
        case .clicked: 2
        case .synced: 3
        }
    }
}

/// A metric of one step of a run, resolved at launch.
public struct Metric: Hashable, Sendable {
    package let index: Int

    /// Names a counter of a run.
    package init(index: Int) {
        self.index = index
    }
}
