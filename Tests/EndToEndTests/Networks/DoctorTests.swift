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

    /// A canvas that adds people to one audience of Facebook and removes them from another.
    private static let canvasText = """
        name: Doctored
        steps:
          - id: come
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { create: fresh }
              match_on: [email]
            next: go
          - id: go
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { existing: EXISTING }
              action: remove
              match_on: [email]
        """

    @Test(
        "Of a canvas each network, ad account and audience is looked at, and nothing is changed",
        arguments: [[], ["--json"]]
    )
    func wholeCanvas(form: [String]) async throws {
        let folder = try WorkingFolder()
        var canvas = CanvasProcess(folder: folder)
        canvas.environment = Self.environment
        try folder.write(Self.canvasText.replacing("EXISTING", with: "fresh"), to: "a.canvas.yaml")
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas.run(
                ["doctor", "a.canvas.yaml", "--network", "facebook=\(server.baseURL)"] + form
            )
            #expect(run.status == 0 && run.error.isEmpty, "\(run.text)\(run.error)")
            #expect(server.audiences.isEmpty)
            if form.isEmpty {
                #expect(run.text.hasPrefix("Doctored\n\nfacebook at \(server.baseURL), ad account act_1234567890\n"))
                #expect(run.text.contains("✓ Audience fresh") && run.text.contains("there is none; a launch makes it"))
                #expect(run.text.split(separator: "Audience fresh").count == 2)
            } else {
                #expect(run.text.contains("\"canvas\": \"Doctored\"") && run.text.contains("\"failed\": 0"))
            }
        }
    }

    @Test("An audience that should be there and is not is named, with the nearest")
    func missingAudience() async throws {
        let folder = try WorkingFolder()
        var canvas = CanvasProcess(folder: folder)
        canvas.environment = Self.environment
        try folder.write(Self.canvasText.replacing("EXISTING", with: "gone"), to: "a.canvas.yaml")
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas("doctor", "a.canvas.yaml", "--network", "facebook=\(server.baseURL)")
            #expect(run.status == 3 && run.text.contains("✗ Audience gone"), "\(run.text)\(run.error)")
        }
        canvas.environment = [:]
        try await LoopbackServer.with(simulator()) { server in
            let run = try await canvas("doctor", "a.canvas.yaml", "--network", "facebook=\(server.baseURL)")
            #expect(run.status == 3 && run.text.contains("FACEBOOK_ACCESS_TOKEN is not set (R1)"))
        }
    }

    @Test("A canvas with errors is refused as `validate` refuses it, and the flags of a network are not a canvas's")
    func refusals() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        try folder.write("name: N\nsteps: [{ id: a, type: dellay }]\n", to: "a.canvas.yaml")
        let wrong = try await canvas("doctor", "a.canvas.yaml")
        #expect(wrong.status == 1 && wrong.error.contains("a.canvas.yaml:2:"))
        let flag = try await canvas("doctor", "abandoned-cart", "--url", "http://127.0.0.1:1")
        #expect(flag.status == 2 && flag.error.contains("--network NAME=URL"))
        let other = try await canvas("doctor", "facebook", "--network", "facebook=http://127.0.0.1:1")
        #expect(other.status == 2 && other.error.contains("--url URL"))
        let network = try await canvas("doctor", "abandoned-cart", "--network", "facebok=http://127.0.0.1:1")
        #expect(network.status == 2 && network.error.contains("did you mean `facebook`?"))
    }
}
