import CanvasFlow
import CanvasModel
import CanvasStep
import Synchronization

/// Declares a step type that no registry reads.
private func declaration() -> StepDeclaration<NoSettings> {
    StepDeclaration(type: "test", title: "Test", summary: "For tests.")
}

/// Lets everybody go on later.
struct Pause: Step {
    static let declaration = CanvasFlowTests.declaration()
    let length: Interval

    static func launch(_ settings: NoSettings, shared: NothingShared, context: LaunchContext) async throws -> Pause {
        Pause(length: .zero)
    }

    mutating func process(_ cohort: inout Cohort) async throws {
        cohort.decide(.advance(at: cohort.now + length))
    }
}

/// Sends everybody by a path that a random draw picks.
struct Coin: Step {
    static let declaration = CanvasFlowTests.declaration()
    let key: DrawKey
    var isSticky = false

    static func launch(_ settings: NoSettings, shared: NothingShared, context: LaunchContext) async throws -> Coin {
        Coin(key: context.drawKey("coin"))
    }

    mutating func process(_ cohort: inout Cohort) async throws {
        let (key, isSticky) = (key, isSticky)
        let before = cohort
        cohort.decideEach { visit in
            let draw = isSticky ? before.stickyDraw(key, for: visit) : before.draw(key, for: visit)
            return .advance(by: draw.isBelow(0.5) ? 0 : 1)
        }
    }
}

/// Keeps what it was given, for tests to look at.
final class Journal: Sendable {
    struct Line: Hashable, Sendable {
        let seconds: Int64
        let person: UInt32
        let reason: Visit.Reason
        let ordinal: UInt16
        let state: UInt64
    }

    private let lines = Mutex<[Line]>([])
    private let cohorts = Mutex<[Int]>([])

    func note(_ cohort: Cohort) {
        cohorts.withLock { $0.append(cohort.count) }
        lines.withLock { lines in
            lines += cohort.visits.map {
                Line(
                    seconds: (cohort.now - FlowInput.start).seconds,
                    person: $0.person,
                    reason: $0.reason,
                    ordinal: $0.ordinal,
                    state: $0.state
                )
            }
        }
    }

    var all: [Line] { lines.withLock { $0 } }
    var sizes: [Int] { cohorts.withLock { $0 } }
}

/// Notes who comes, and lets them go on.
struct Witness: Step {
    static let declaration = CanvasFlowTests.declaration()
    let journal: Journal
    var mark: Interaction?

    static func launch(_ settings: NoSettings, shared: NothingShared, context: LaunchContext) async throws -> Witness {
        Witness(journal: Journal())
    }

    mutating func process(_ cohort: inout Cohort) async throws {
        journal.note(cohort)
        if let mark { cohort.mark(mark) }
    }
}

/// Holds everybody until an event or a time, then lets them go by the path of what came.
struct Gate: Step {
    static let declaration = CanvasFlowTests.declaration()
    let journal: Journal
    let length: Interval
    var awaitedEvents: [EventKey] { [.event("open"), .event("close")] }

    static func launch(_ settings: NoSettings, shared: NothingShared, context: LaunchContext) async throws -> Gate {
        Gate(journal: Journal(), length: .zero)
    }

    mutating func process(_ cohort: inout Cohort) async throws {
        journal.note(cohort)
        let until = cohort.now + length
        cohort.decideEach { visit in
            switch visit.reason {
            case .arrived: .wait(until: until, for: 0b11, state: 99)
            case .event: .advance(by: 0)
            case .timer: .advance(by: 1)
            }
        }
    }
}

extension RunResult {
    func metric(_ name: String, at step: Int) -> Int {
        steps[step].metric(name) ?? -1
    }
}
