import CanvasModel
import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

/// Answers that a scenario writes out, and bad days that overlap.
@Suite(
    "End to end: scripted answers and overlapping faults",
    .canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init])
)
struct ScriptedAnswerTests {
    private func journey(_ faults: DocumentValue) async throws -> Journey {
        try await Journey(
            .adding(batching: ["people": 2000, "within": "10m"]),
            people: .generated(120),
            world: World(behavior: [["does": "joined", "within": "4h"]], networks: ["facebook": ["faults": faults]])
        )
    }

    private static let unavailable: DocumentValue = [
        "status": 503,
        "body": [
            "error": ["message": "Service temporarily unavailable", "type": "OAuthException", "code": 2]
        ],
    ]

    @Test("Each answer is given once, in their order, and then the network is itself again")
    func sequence() async throws {
        let journey = try await journey([
            ["at": "1h", "method": "POST", "path": "/users", "answers": [Self.unavailable, Self.unavailable]]
        ])
        try await journey.run()
        #expect(try journey.network("facebook").retries == 2)
        #expect(try journey.step("add").metric("users_errored") == 0)
        #expect(try journey.step("add").metric("users_synced") > 50)
        #expect(try journey.incidents.isEmpty)
    }

    @Test("A raw answer may be anything, and loses nobody")
    func raw() async throws {
        let answers: DocumentValue = [
            ["status": 200, "body": "<html>", "raw": true], ["status": 418, "raw": true],
            ["status": 200, "body": ["audience_id": "7"], "raw": true],
        ]
        let journey = try await journey([["at": "1h", "answers": answers]])
        try await journey.run()
        #expect(try journey.network("facebook").retries >= 3)
        #expect(try journey.step("add").metric("users_errored") == 0)
    }

    @Test(
        "An answer that the network never gives is refused at its line",
        arguments: [
            (
                ["status": 200, "body": ["audience_id": "7"]],
                "no answer of the Graph API on audiences has exactly audience_id"
            ),
            (["status": 200, "body": "<html>"], "the body is no JSON, and the Graph API answers nothing else"),
            (["status": 503, "body": ["error": ["message": "x"]]], "`error` has no `type`"),
            (
                ["status": 200, "body": ["error": ["message": "x", "type": "OAuthException", "code": 2]]],
                "an error comes with a status from 400 on, not 200"
            ),
            (["status": 700], "`status` takes a number from 200 to 599, not `700`"),
            (["body": [:]], "the answer has no `status`"),
        ] as [(DocumentValue, String)]
    )
    func refused(answer: DocumentValue, sentence: String) async throws {
        let error = await #expect(throws: JourneyError.self) {
            _ = try await journey([["at": "1h", "answers": [answer]]])
        }
        #expect(error?.description.contains("error: \(sentence)") == true, "\(String(describing: error))")
    }

    static let faults = [
        "rate_limited", "server_error", "token_revoked", "terms_withdrawn", "audience_deleted", "partial_failure",
        "time_out", "slow", "reset", "malformed_answer",
    ]

    @Test(
        "Two bad days at once cost nobody but whom the network refuses, whichever comes first",
        arguments: faults,
        faults
    )
    func overlapping(first: String, second: String) async throws {
        let journey = try await journey([
            ["at": "1h", "for": "2h", "respond": .text(first)],
            ["at": "2h", "for": "2h", "respond": .text(second)],
        ])
        try await journey.run()
        let add = try journey.step("add")
        let errored = try add.metric("users_errored")
        #expect(add.entered > 50)
        #expect(try add.metric("users_pending") == 0)
        #expect(try add.metric("users_synced") + add.metric("users_not_synced") + errored == add.entered)
        if ![first, second].contains("partial_failure") {
            #expect(errored == 0)
        } else {
            #expect(errored * 4 < add.entered)
        }
        #expect(try journey.incidents.allSatisfy { $0.closedAt != nil })
        // A bad day that a person must act on is told, whether it is the first or the second.
        let rows = ["token_revoked": "R1", "terms_withdrawn": "R3", "audience_deleted": "R5"]
        let told = Set(try journey.incidents.map(\.code))
        if let row = rows[first] { #expect(told.contains(row)) }
    }
}
