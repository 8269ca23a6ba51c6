import CanvasModel
import CanvasStep
import Foundation
import Synchronization

/// One thing that became of a person, small enough to compare by the hundred thousand.
struct Record: Hashable {
    enum Kind: Hashable {
        case entered(Int), turnedAway(String), performed(String), interacted(String), arrived, drew, waited(Instant),
            asked
        case progressed(Int, Instant), marked(String), converted(Int), exited(String), synced(String)
    }

    let kind: Kind
    let instant: Instant
    let person: UInt32
    let entry: UInt32?
    let step: Int?
    let ordinal: UInt16
}

/// Keeps what becomes of everybody, and stops a run in which that has no end.
final class Recorder: RunRecorder {
    /// More than any case has: 60 people for five days, at most every half an hour.
    static let most = 200_000

    private(set) var records: [Record] = []
    private let flag = Flag()

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    var isTooMuch: @Sendable () -> Bool {
        { [flag] in flag.isSet.load(ordering: .relaxed) }
    }

    func wants(_ person: UInt32) -> Bool { true }

    func wantsDraws(of person: UInt32) -> Bool { false }

    func record(_ event: RunEvent, facts: FilterFacts) {
        records.append(
            Record(
                kind: Self.kind(event.kind),
                instant: event.instant,
                person: event.person,
                entry: event.entry,
                step: event.step,
                ordinal: event.ordinal
            )
        )
        if records.count > Self.most { flag.isSet.store(true, ordering: .relaxed) }
        // Within one instant nobody asks whether to stop.
        precondition(records.count < 2 * Self.most, "an instant without end, at \(event.instant)")
    }

    private static func kind(_ kind: RunEvent.Kind) -> Record.Kind {
        switch kind {
        case .entered(let variant): .entered(variant)
        case .turnedAway(let reason): .turnedAway(reason.rawValue)
        case .performed(let name, _): .performed(name)
        case .interacted(let interaction): .interacted(interaction.rawValue)
        case .arrived: .arrived
        case .drew: .drew
        case .progressed(let path, let instant): .progressed(path, instant)
        case .waited(let instant): .waited(instant)
        case .marked(let event): .marked(event)
        case .converted(let index): .converted(index)
        case .exited(let reason): .exited(reason.name)
        case .sent, .answered: .asked
        case .synced(let record): .synced("\(record.outcome)")
        }
    }
}
