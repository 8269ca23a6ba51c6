import CanvasHost
import CanvasModel
import CanvasScenario
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

/// A canvas and a scenario, run in process: what validation says, and what became of the expectations.
struct ScenarioWorld {
    let canvas: String
    let scenario: String

    /// What a validation of the documents prints, without the file's name.
    func problems() throws -> [String] {
        let documents = try read()
        let files = documents.canvas.flatMap { canvas in documents.scenario?.eventProblems(in: canvas) } ?? []
        return (documents.diagnostics + files).map { Self.short($0.description) }
    }

    /// What a run prints of expectations that it does not meet.
    func failures() async throws -> [String] {
        let (scenario, facts) = try await run()
        return scenario.failures(in: facts).map { Self.short($0.description) }
    }

    func run() async throws -> (Scenario, ExpectationFacts) {
        let run = try scenarioRun()
        return (run.scenario, try await run.run())
    }

    func scenarioRun() throws -> ScenarioRun {
        let documents = try read()
        let hasErrors = documents.hasErrors
        try #require(!hasErrors, "\(documents.diagnostics)")
        return ScenarioRun(
            canvas: try #require(documents.canvas),
            scenario: try #require(documents.scenario),
            behavior: documents.behavior,
            registry: try Self.registry,
            destinations: NetworkDestinations(simulators: ["facebook": { FacebookSimulator($0) }], isInProcess: true)
        )
    }

    private func read() throws -> RunDocuments {
        try RunDocuments.read(
            "s.scenario.yaml",
            from: .bundled(["c.canvas.yaml": Array(canvas.utf8), "s.scenario.yaml": Array(scenario.utf8)]),
            registry: try Self.registry
        )
    }

    private static var registry: Registry { get throws { try Registry([StandardSteps(), FacebookAudience()]) } }

    private static func short(_ text: String) -> String {
        text.hasPrefix("s.scenario.yaml:") ? String(text.dropFirst("s.scenario.yaml:".count)) : text
    }
}

extension ScenarioWorld {
    /// A small shop: who leaves a cart sees ads for a day, unless they buy within the hour.
    static let shop = """
        name: Shop
        schedule: { type: action_based, trigger: { event: cart } }
        audience: { attribute: ad_tracking_enabled, equals: true }
        entry: { reentry_after: 4d }
        exit_criteria: { events: [{ event: account_closed }] }
        conversions:
          - { name: Purchase, event: purchase, within: 3d }
          - { name: Review, event: review, within: 3d }
        variants: [{ name: Main, percent: 100, first_step: hello }]
        steps:
          - { id: hello, type: message, settings: { channel: email }, next: wait }
          - { id: wait, type: delay, settings: { duration: 1h }, next: bought }
          - { id: bought, type: decision_split, settings: { if: { event: purchase, in_last: 1h } }, next: { yes: exit, no: show_ads } }
          - id: show_ads
            type: facebook_audience
            settings: { ad_account: act_1234567890, audience: { create: carts }, match_on: [email] }
            next: cool_off
          - { id: cool_off, type: delay, settings: { duration: 1d }, next: stop_ads }
          - id: stop_ads
            type: facebook_audience
            settings: { ad_account: act_1234567890, audience: { existing: carts }, action: remove, match_on: [email] }

        """

    /// Five days of six people in the shop.
    ///
    /// ada leaves a cart and sees ads; grace buys within the hour; lin closes the account; noor has no key; zoe wants
    /// no ads; kim leaves a cart twice, and is with the ads when the run ends.
    static func shop(expecting expectations: String) -> ScenarioWorld {
        let lines = expectations.split(separator: "\n").map { "  - \($0)\n" }.joined()
        return ScenarioWorld(
            canvas: shop,
            scenario: """
                canvas: c.canvas.yaml
                start: 2026-03-02T09:00:00Z
                run_for: 5d
                people:
                  - { external_id: ada, email: ada@example.com, ad_tracking_enabled: true, plan: pro, age: 36, tags: [a, b] }
                  - { external_id: grace, email: grace@example.com, ad_tracking_enabled: true }
                  - { external_id: lin, email: lin@example.com, ad_tracking_enabled: true }
                  - { external_id: noor, ad_tracking_enabled: true }
                  - { external_id: zoe, email: zoe@example.com, ad_tracking_enabled: false }
                  - { external_id: kim, email: kim@example.com, ad_tracking_enabled: true }
                events:
                  - { external_id: ada, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: grace, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: grace, name: purchase, time: 2026-03-02T10:30:00Z }
                  - { external_id: lin, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: lin, name: account_closed, time: 2026-03-02T10:20:00Z }
                  - { external_id: noor, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: zoe, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: kim, name: cart, time: 2026-03-02T10:00:00Z }
                  - { external_id: kim, name: cart, time: 2026-03-03T10:00:00Z }
                  - { external_id: kim, name: cart, time: 2026-03-06T20:00:00Z }
                  - { external_id: ada, name: purchase, time: 2026-03-04T10:00:00Z }
                expect:
                \(lines)
                """
        )
    }
}
