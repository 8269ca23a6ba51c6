import AudienceSync
import CanvasModel
import CanvasStep
import FacebookAudience
import FacebookSimulator
import NetworkSimulator
import Testing

/// The step and the stand-in were written from the same facts; here they meet.
@Suite("Simulator: what the step makes of its answers")
struct SimulatorConformanceTests {
    /// Codes that the step's vectors class, with the row that they name for a change of people.
    private static let rows: [(name: String, row: String, isThrottled: Bool)] = [
        ("1", "R10", false), ("1/99", "R10", false), ("2", "R10", false), ("4", "R8", true), ("17", "R8", true),
        ("17/2446079", "R8", true), ("32", "R8", true), ("613", "R8", true), ("613/1487742", "R8", true),
        ("341", "R8", true), ("80003/2446079", "R8", true), ("80004/2446079", "R8", true), ("5000", "R10", false),
        ("190", "R1", false), ("190/458", "R1", false), ("190/459", "R1", false), ("190/460", "R1", false),
        ("190/463", "R1", false), ("190/467", "R1", false), ("190/492", "R1", false), ("102", "R1", false),
        ("10", "R4", false), ("3", "R4", false), ("294", "R4", false), ("200", "R4", false),
        ("200/1870050", "R4", false), ("270", "R4", false), ("200/1870090", "R3", false),
        ("200/1870034", "R3", false), ("200/1870092", "R3", false), ("100/33", "R5", false),
        ("1487366", "R5", false), ("1487301", "R5", false), ("100/1713230", "R11", false),
        ("2635", "R13", false), ("368", "R12", false), ("2650/1870145", "R9", false), ("2650/1870148", "R9", false),
    ]

    @Test("An error is classed by its troubleshooting row", arguments: rows)
    func classes(name: String, row: String, isThrottled: Bool) throws {
        var client = SimulatorClient()
        let headers = [HTTPHeader("X-Simulated-Error", name)]
        let verdict = Self.verdict(client.send("POST", "/v26.0/1/users", headers: headers))
        #expect(Self.problem(verdict)?.code == row)
        if case .throttled = verdict { #expect(isThrottled) } else { #expect(!isThrottled) }
    }

    @Test(
        "A bad day is classed by its troubleshooting row",
        arguments: [
            (.rateLimited, "R8"), (.serverError, "R10"), (.tokenRevoked, "R1"), (.termsWithdrawn, "R3"),
            (.audienceDeleted, "R5"),
        ] as [(SimulatorFault, String)]
    )
    func badDays(fault: SimulatorFault, row: String) {
        var client = SimulatorClient()
        let id = client.create()
        let verdict = Self.verdict(client.users("POST", id, 0..<3, under: fault))
        #expect(Self.problem(verdict)?.code == row)
        if fault == .rateLimited {
            guard case .throttled(let wait, _) = verdict else {
                Issue.record("not throttled")
                return
            }
            #expect(wait == .minutes(5))
        }
    }

    @Test("Rows that are refused are counted, the others accepted")
    func partial() {
        var client = SimulatorClient()
        let id = client.create()
        let session = #"{"session_id":1,"batch_seq":1}"#
        let answer = client.users("POST", id, 0..<40, session: session, under: .partialFailure)
        let invalid = answer.body["num_invalid_entries"] as? Int ?? 0
        #expect((1..<20).contains(invalid))
        #expect(Self.verdict(answer, rows: 40) == .accepted(received: 40, refused: .count(invalid)))
    }

    private static func verdict(_ answer: SimulatorClient.Answer, rows: Int = 3) -> SyncVerdict {
        let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: rows, acknowledged: 0)
        return FacebookNetwork().interpret(answer.response, to: .rows(.add, rows: rows, session: session)).verdict
    }

    private static func problem(_ verdict: SyncVerdict) -> NetworkProblem? {
        verdict.problem
    }
}
