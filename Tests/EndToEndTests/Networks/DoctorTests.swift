import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

@Suite("End to end: the doctor") struct DoctorTests {
    private static let token = "EAAmarkedtoken"
    private static let secret = "marked0secret"

    private func simulator(_ options: [String: String] = [:]) -> FacebookSimulator {
        FacebookSimulator(
            SimulatorSettings(
                credentials: [
                    "access_token": Secret(Self.token), "app_secret": Secret(Self.secret), "app_id": Secret("77"),
                ],
                adAccounts: ["act_1234567890"],
                options: options
            )
        )
    }

    private func canvas(_ environment: [String: String]) throws -> CanvasProcess {
        var canvas = CanvasProcess(folder: try WorkingFolder())
        canvas.environment = environment
        return canvas
    }

    private static let environment = [
        "FACEBOOK_ACCESS_TOKEN": token, "FACEBOOK_APP_SECRET": secret, "FACEBOOK_APP_ID": "77",
    ]

    @Test("Everything met ends with 0, and shows no secret", arguments: [[], ["--json"]])
    func healthy(form: [String]) async throws {
        let canvas = try canvas(Self.environment)
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas.run(
                ["doctor", "facebook", "--url", server.baseURL, "--ad-account", "act_1234567890"] + form
            )
            #expect(run.status == 0 && run.error.isEmpty, "\(run.text)\(run.error)")
            #expect(!run.text.contains(Self.token) && !run.text.contains(Self.secret))
            #expect(server.audiences.isEmpty)
            if form.isEmpty {
                #expect(run.text.contains("✓ System-user token") && run.text.contains("· Consent"))
            } else {
                #expect(run.text.contains("\"failed\": 0") && run.text.contains("\"status\": \"unchecked\""))
            }
        }
    }

    @Test("What is not met ends with 3 and says what to do")
    func failing() async throws {
        let canvas = try canvas(Self.environment)
        try await LoopbackServer.with(simulator(["terms_accepted": "false"])) { server in
            let run = try await canvas("doctor", "facebook", "--url", server.baseURL)
            #expect(run.status == 3, "\(run.text)\(run.error)")
            #expect(run.text.contains("✗ Custom Audience terms") && run.text.contains("(R3)"))
            #expect(run.text.contains("tos/?act=1234567890"))
        }
    }

    @Test("A missing token is a finding, not an error")
    func missingToken() async throws {
        let canvas = try canvas([:])
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas("doctor", "facebook", "--url", server.baseURL)
            #expect(run.status == 3 && run.error.isEmpty)
            #expect(run.text.contains("FACEBOOK_ACCESS_TOKEN is not set (R1)"))
        }
    }

    @Test("Wrong usage is one sentence")
    func usage() async throws {
        let canvas = try canvas([:])
        try await canvas("doctor", "facebok").expectRefusal(
            2,
            "canvas: error: there is no network `facebok`; did you mean `facebook`?"
        )
        let address = try await canvas("doctor", "facebook", "--url", "localhost")
        #expect(address.status == 2 && address.errorLines.count == 1)
    }
}
