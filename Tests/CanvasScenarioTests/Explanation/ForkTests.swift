import CanvasFlow
import CanvasModel
import CanvasScenario
import Testing

@Suite("Another future") struct ForkTests {
    private static let world = ScenarioWorld(
        canvas: """
            name: Forks
            schedule: { type: action_based, trigger: { event: cart } }
            steps:
              - id: early
                type: decision_split
                settings: { if: { custom_attribute: plan, equals: max } }
                next: { yes: hello, no: wait }
              - { id: hello, type: message, settings: { channel: email }, next: wait }
              - { id: wait, type: delay, settings: { duration: 1h }, next: split }
              - id: split
                type: audience_paths
                settings:
                  groups:
                    - { name: max, if: { custom_attribute: plan, equals: max } }
                    - { name: rich, if: { attribute: money, more_than: 100 } }
                    - { name: german, if: { attribute: country, equals: DE } }
                    - { name: fan, if: { attribute: fan, equals: true } }
                    - { name: tagged, if: { attribute: tags, contains: vip } }
                    - { name: known, if: { attribute: email, matches: example.org } }
                    - { name: new, if: { attribute: nobody_has_it, exists: true } }
                next: { max: ads, rich: exit, german: exit, fan: exit, tagged: exit, known: exit, new: exit, everyone_else: exit }
              - id: ads
                type: facebook_audience
                settings: { ad_account: act_1234567890, audience: { create: carts }, match_on: [email] }

            """,
        scenario: """
            canvas: c.canvas.yaml
            start: 2026-03-02T09:00:00Z
            run_for: 1d
            people:
              - { external_id: ada, email: ada@example.com, plan: free, money: 5, country: FR, fan: false, tags: [a] }
              - { external_id: lin, email: lin@example.com, plan: pro, money: 7, country: IT, fan: true, tags: [b] }
            events:
              - { external_id: ada, name: cart, time: 2026-03-02T10:00:00Z }
              - { external_id: lin, name: cart, time: 2026-03-02T10:00:00Z }

            """
    )

    private func fork(_ attribute: String, _ value: String?, from step: String = "split") async throws
        -> ForkedExplanation
    {
        try await Self.world.scenarioRun().explain(
            "ada",
            forking: ProfileFork(at: step, changes: [.init(attribute: attribute, value: value)])
        )
    }

    private func way(_ explanation: Explanation) -> String? {
        explanation.moments.lazy.compactMap { moment in
            guard moment.step == "split", case .progressed(let path) = moment.kind else { return nil }
            return path.name
        }.first
    }

    @Test(
        "A value of any kind that nobody in the population has decides as it would have from the start",
        arguments: [
            ("plan", "max", "max"), ("money", "5000", "rich"), ("country", "DE", "german"), ("fan", "true", "fan"),
            ("tags", "vip,x", "tagged"), ("email", "marked@example.org", "known"), ("nobody_has_it", "yes", "new"),
            ("plan", "other", "everyone_else"),
        ]
    )
    func values(attribute: String, value: String, path: String) async throws {
        let fork = try await fork(attribute, value)
        #expect(way(fork.first) == "everyone_else")
        #expect(way(fork.second) == path)
        #expect(!fork.text.contains("marked"))
        let isSame = path == "everyone_else"
        #expect((fork.partsAt == nil) == isSame)
        #expect(fork.text.contains("both futures are the same") == isSame)
    }

    @Test("The profile changes as the person comes to the step, and not before")
    func moment() async throws {
        let late = try await fork("plan", "max", from: "wait")
        #expect(late.second.path == ["early", "wait", "split", "ads"], "the first split still saw the old value")
        #expect(late.partsAt == Instant(rfc3339: "2026-03-02T11:00:00Z"))
        let early = try await fork("plan", "max", from: "early")
        #expect(early.second.path == ["early", "hello", "wait", "split", "ads"])
        #expect(early.partsAt == Instant(rfc3339: "2026-03-02T10:00:00Z"))
    }

    @Test("The first future is the one without a fork, and a future that comes to a network is found in the whole run")
    func first() async throws {
        let fork = try await fork("plan", "max")
        #expect(fork.first == (try await Self.world.scenarioRun().explain("ada")))
        #expect(fork.first.replay == .alone)
        #expect(fork.second.replay != .alone)
        #expect(fork.text.contains("here they part, at 2026-03-02T11:00:00Z"))
        #expect(fork.text.contains(" | "))
    }

    @Test("A value taken away is not there from then on")
    func nothing() async throws {
        let run = try Self.world.scenarioRun()
        let fan = try await run.explain(
            "lin",
            forking: .init(at: "split", changes: [.init(attribute: "fan", value: nil)])
        )
        #expect(way(fan.first) == "fan")
        #expect(way(fan.second) == "everyone_else")
    }

    @Test("Generated people fork like written ones")
    func generated() async throws {
        var run = try Self.world.scenarioRun()
        let shape = Shape(.constant(.init("free", .text)))
        run.scenario.people = .generated(count: 50, shapes: [("plan", shape)])
        run.scenario.events = .none
        run.behavior = [.init(cause: .start, act: .event("cart", Properties()), probability: 1, within: .hours(1))]
        let fork = try await run.explain(
            "p-000007",
            forking: .init(at: "early", changes: [.init(attribute: "plan", value: "max")])
        )
        #expect(fork.first.path.contains("hello") == false)
        #expect(fork.second.path.contains("hello"))
    }

    @Test("What can't be forked is refused with what can")
    func refusals() async throws {
        await #expect(throws: ExplanationProblem.unknownStep("splitt", fix: "did you mean `split`?")) {
            try await fork("plan", "max", from: "splitt")
        }
        await #expect(throws: ExplanationProblem.unknownAttribute("plam", fix: "did you mean `plan`?")) {
            try await fork("plam", "max")
        }
        await #expect(throws: ExplanationProblem.unfitValue("money", fix: "it takes a number")) {
            try await fork("money", "much")
        }
        await #expect(throws: ExplanationProblem.unfitValue("fan", fix: "it takes true or false")) {
            try await fork("fan", "much")
        }
        for name in ["external_id", "idfa", "google_ad_id", "random_bucket"] {
            await #expect(throws: ExplanationProblem.self) { try await fork(name, "1") }
        }
        await #expect(
            throws: ExplanationProblem.neverThere("ada", step: "hello", path: ["early", "wait", "split"])
        ) { try await fork("plan", "max", from: "hello") }
    }
}
