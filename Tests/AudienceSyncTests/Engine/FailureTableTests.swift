import AudienceSync
import CanvasModel
import CanvasStep
import Testing

/// From an answer to what follows, by a network's error table.
@Suite struct FailureTableTests {
    private static func failure(
        _ name: String,
        _ status: Int?,
        _ code: String?,
        _ reaction: NetworkFailure.Reaction
    ) -> NetworkFailure {
        NetworkFailure(
            name,
            status: status,
            code: code,
            reaction,
            row: "T1",
            name,
            example: HTTPResponse(status: status ?? 200)
        )
    }

    private let table = FailureTable(
        [
            Self.failure("day", nil, "40133", .throttledUntilNextDay),
            Self.failure("second", nil, "40100", .throttled(wait: Interval(seconds: 1))),
            Self.failure("special", 401, "expired", .renewCredentials),
            Self.failure("general", 401, nil, .incident(.token)),
            Self.failure("bad", 400, nil, .dropRecords),
            Self.failure("down", 503, nil, .transient),
        ],
        troubleshooting: [.init("T1", error: "Test", "A test.", resolve: "do something")]
    )

    private static func rows(at instant: Instant) -> SyncCall {
        let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: 2, acknowledged: 0)
        return .rows(.add, rows: 2, session: session, at: instant)
    }

    @Test("The first row that fits counts; a code counts whatever the status")
    func finding() {
        #expect(table.failure(status: 401, code: "expired")?.name == "special")
        #expect(table.failure(status: 401, code: "other")?.name == "general")
        #expect(table.failure(status: 200, code: "40100")?.name == "second")
        #expect(table.failure(status: 200, code: nil) == nil)
    }

    @Test(
        "A day's limit is waited for until the next day begins in UTC",
        arguments: [(0, 86_400), (86_399, 1), (90_000, 82_800)] as [(Int64, Int64)]
    )
    func nextDay(now: Int64, wait: Int64) throws {
        let failure = try #require(table.failure(status: 200, code: "40133"))
        let verdict = table.verdict(of: failure, to: Self.rows(at: Instant(seconds: now)))
        guard case .throttled(let found, let problem) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(found == Interval(seconds: wait))
        #expect(problem.code == "T1" && problem.resolve == "do something")
    }

    @Test("What an answer asks for goes before the row's own wait")
    func patience() throws {
        let failure = try #require(table.failure(status: 503, code: nil))
        let call = Self.rows(at: Instant(seconds: 0))
        guard case .throttled(.some(.minutes(2)), _) = table.verdict(of: failure, to: call, wait: .minutes(2)) else {
            Issue.record("the wait is not kept")
            return
        }
        guard case .transient = table.verdict(of: failure, to: call) else {
            Issue.record("without a wait it passes by itself")
            return
        }
    }

    @Test("At launch there are no records to drop, and a person must act")
    func launch() throws {
        let failure = try #require(table.failure(status: 400, code: nil))
        guard case .incident = table.verdict(of: failure, to: .launch) else {
            Issue.record("a launch has no rows")
            return
        }
        guard case .dropRecords(.unknown, _) = table.verdict(of: failure, to: Self.rows(at: Instant(seconds: 0))) else {
            Issue.record("a batch has rows")
            return
        }
    }
}
