public import CanvasModel
public import CanvasStep

/// A network's error table: finds the row of an answer, and says what follows from it.
public struct FailureTable: Sendable {
    /// The rows; the first that fits counts.
    public let failures: [NetworkFailure]
    private let resolves: [String: String]

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - failures: The rows; the first that fits counts, so the special ones go first.
    ///   - troubleshooting: What a person does about each.
    public init(_ failures: [NetworkFailure], troubleshooting: [PluginDocumentation.Troubleshooting]) {
        self.failures = failures
        resolves = Dictionary(troubleshooting.map { ($0.code, $0.resolve) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first row that an answer fits.
    ///
    /// - Parameters:
    ///   - status: The answer's status.
    ///   - code: The code in its body; `nil` when there is none.
    public func failure(status: Int, code: String?) -> NetworkFailure? {
        failures.first { failure in
            (failure.status == nil || failure.status == status) && (failure.code == nil || failure.code == code)
                && (failure.status != nil || failure.code != nil)
        }
    }

    /// What follows from a failure.
    ///
    /// - Parameters:
    ///   - failure: The row.
    ///   - call: What was answered.
    ///   - wait: How long the answer asks for patience, in its headers for instance; it goes before the row's own wait.
    public func verdict(of failure: NetworkFailure, to call: SyncCall, wait: Interval? = nil) -> SyncVerdict {
        var scope = NetworkProblem.Scope.adAccount
        if case .incident(let concerned) = failure.reaction { scope = concerned }
        if case .renewCredentials = failure.reaction { scope = .token }
        let problem = NetworkProblem(
            scope: scope,
            code: failure.row,
            sentence: failure.sentence,
            resolve: resolves[failure.row] ?? ""
        )
        return switch failure.reaction {
        case .throttled(let own): .throttled(wait: wait ?? own, problem: problem)
        case .throttledUntilNextDay: .throttled(wait: Self.untilNextDay(call.sentAt), problem: problem)
        case .transient: wait.map { .throttled(wait: $0, problem: problem) } ?? .transient(problem)
        case .renewCredentials: .renewCredentials(problem)
        case .dropRecords: call.rows > 0 ? .dropRecords(.unknown, problem: problem) : .incident(problem)
        case .incident: .incident(problem)
        }
    }

    private static func untilNextDay(_ instant: Instant) -> Interval {
        let day: Int64 = 86_400
        let spent = ((instant.seconds % day) + day) % day
        return Interval(seconds: day - spent)
    }
}
