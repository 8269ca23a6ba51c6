import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@testable import FacebookAudience

@Suite struct ResponseVectorTests {
    @Test("Every vector's answer is classed as it says")
    func vectors() throws {
        let cases = try VectorFile("responses").cases
        #expect(cases.count == 114)
        for entry in cases {
            let id = "\(entry["id"]?.text ?? ""): \(entry["name"]?.text ?? "")"
            let expected = try #require(entry["expect"])
            let interpretation = try Self.interpretation(entry)
            let isLaunch = !["add_users", "remove_users"].contains(entry["request_kind"]?.text)
            let verdict = Verdict(interpretation.verdict)
            switch try #require(expected["class"]?.text) {
            case "ok": #expect(verdict.kind == .accepted, "\(id)")
            case "retry_after":
                #expect(verdict.kind == .throttled, "\(id)")
                #expect(verdict.wait?.seconds == expected["retry_after_seconds"]?.integer.map(Int64.init), "\(id)")
            case "retry_backoff":
                #expect(verdict.kind == .transient || verdict.kind == .throttled, "\(id)")
                if expected["throttled"]?.boolean != true { #expect(verdict.kind == .transient, "\(id)") }
            case "drop_records": #expect(verdict.kind == .dropped, "\(id)")
            case "stop_incident": #expect(verdict.kind == .incident && !isLaunch, "\(id)")
            case "refuse_launch": #expect(verdict.kind == .incident && isLaunch, "\(id)")
            case let other: Issue.record("unknown class \(other)")
            }
            if expected["throttled"]?.boolean == true { #expect(verdict.kind == .throttled, "\(id)") }
            if let row = expected["troubleshooting"]?.text { #expect(verdict.problem?.code == row, "\(id)") }
            if expected["token_problem"]?.boolean == true { #expect(verdict.problem?.scope == .token, "\(id)") }
            if let invalid = expected["invalid_entries"]?.integer { #expect(verdict.invalid == invalid, "\(id)") }
            if let slow = expected["slow_down"]?.boolean { #expect((interpretation.usage != .low) == slow, "\(id)") }
        }
    }

    @Test("A session's later answers count its earlier rows too")
    func cumulative() {
        let body = #"{"audience_id":"1","session_id":"9007199254740993","num_received":5000,"num_invalid_entries":0}"#
        let verdict = FacebookNetwork().interpret(
            HTTPResponse(status: 200, body: Array(body.utf8)),
            to: .rows(.add, rows: 2000, session: Self.session(acknowledged: 3000))
        ).verdict
        #expect(verdict == .accepted(received: 2000, refused: .none))
    }

    @Test("No answer of random bytes is taken for an acknowledgement")
    func randomBytes() {
        for seed in 0..<500 as Range<UInt64> {
            let body = (0..<64).map { UInt8(truncatingIfNeeded: StableHash.combine(seed, $0)) }
            let response = HTTPResponse(status: 200, body: body)
            let call = SyncCall.rows(.add, rows: 1, session: Self.session(acknowledged: 0))
            #expect(Verdict(FacebookNetwork().interpret(response, to: call).verdict).kind == .transient)
        }
        let nested = HTTPResponse(status: 200, body: Array(repeating: UInt8(ascii: "["), count: 1_000_000))
        let call = SyncCall.rows(.add, rows: 1, session: Self.session(acknowledged: 0))
        #expect(Verdict(FacebookNetwork().interpret(nested, to: call).verdict).kind == .transient)
    }

    @Test("A problem names the code and nothing of what the network wrote")
    func noTextOfTheNetwork() throws {
        let body = #"{"error":{"message":"mary@example.com is odd","code":190,"error_subcode":463}}"#
        let verdict = FacebookNetwork().interpret(
            HTTPResponse(status: 400, body: Array(body.utf8)),
            to: .rows(.add, rows: 1, session: Self.session(acknowledged: 0))
        ).verdict
        let problem = try #require(Verdict(verdict).problem)
        #expect(problem.sentence.contains("190/463") && !problem.sentence.contains("mary"))
        #expect(!problem.resolve.isEmpty)
    }

    private static func interpretation(_ entry: AnswerJSON) throws -> Interpretation {
        let response = HTTPResponse(
            status: try #require(entry["http_status"]?.integer),
            headers: entry["headers"]?.members?.map { HTTPHeader($0.name, $0.value.text ?? "") } ?? [],
            body: Array(try #require(entry["body"]?.text).utf8)
        )
        let answer = GraphAnswer(response)
        switch entry["request_kind"]?.text {
        case "add_users": return FacebookNetwork().interpret(response, to: rows(.add))
        case "remove_users": return FacebookNetwork().interpret(response, to: rows(.remove))
        case "debug_token": return LaunchAnswers.token(answer, adAccount: "123", appID: "100200300")
        case "launch_create": return LaunchAnswers.creation(answer)
        case "launch_check":
            switch entry["request"]?.text {
            case "ad_account": return LaunchAnswers.adAccount(answer)
            case "audience": return LaunchAnswers.audience(answer, adAccount: "123")
            case "list": return LaunchAnswers.page(answer)
            default: break
            }
        default: break
        }
        Issue.record("unknown kind of request")
        return FacebookNetwork().interpret(response, to: .launch)
    }

    private static func rows(_ operation: SyncOperation) -> SyncCall {
        .rows(operation, rows: 3, session: session(acknowledged: 0))
    }

    private static func session(acknowledged: Int) -> SyncSession {
        SyncSession(id: 7001, sequence: 1, isLast: true, estimatedTotal: 3, acknowledged: acknowledged)
    }
}

/// A verdict laid open.
private struct Verdict {
    enum Kind {
        case accepted, throttled, transient, dropped, incident, other
    }

    var kind: Kind
    var problem: NetworkProblem?
    var wait: Interval?
    var invalid = 0

    init(_ verdict: SyncVerdict) {
        switch verdict {
        case .accepted(_, let refused):
            kind = .accepted
            if case .count(let count) = refused { invalid = count }
        case .throttled(let wait, let problem):
            (kind, self.wait, self.problem) = (.throttled, wait, problem)
        case .transient(let problem): (kind, self.problem) = (.transient, problem)
        case .dropRecords(_, let problem): (kind, self.problem) = (.dropped, problem)
        case .incident(let problem): (kind, self.problem) = (.incident, problem)
        case .rows, .proceed, .renewCredentials: kind = .other
        }
    }
}
