import CanvasFlow
import CanvasScenario
import Testing

@Suite struct TemporalExpectationTests {
    @Test(
        "what follows as expected says nothing",
        arguments: [
            "{ always: { in: carts, after: { event: cart }, within: 2h, person: [ada, kim] } }",
            // Both ends of the time belong to it.
            "{ always: { in: carts, after: { event: cart }, within: 3605s, person: ada } }",
            "{ always: { in: carts, after: { step: show_ads, synced: true }, within: 0s } }",
            "{ always: { not_in: carts, after: { step: stop_ads, synced: true }, within: 0s } }",
            "{ always: { at: stop_ads, after: { step: show_ads }, within: 1d, person: [ada, noor] } }",
            "{ always: { exited: true, after: { event: account_closed }, within: 1h } }",
            "{ always: { exited: true, because: exit_criteria, after: { event: account_closed }, within: 40m } }",
            // A state may have begun before the occasion.
            "{ always: { exited: true, because: completed, after: { event: purchase }, within: 1s, person: ada } }",
            "{ always: { received: hello, after: { entered: Main }, within: 0s } }",
            "{ always: { converted: Purchase, after: { event: purchase }, within: 0s } }",
            "{ never: { in: carts, after: { event: purchase } } }",
            "{ never: { at: show_ads, after: { event: cart }, within: 59m, person: ada } }",
            // An event does not follow itself.
            "{ never: { event: cart, after: { event: cart }, within: 23h, person: ada } }",
            "{ never: { clicked: hello, after: { entered: true } } }",
            "{ never: { in: carts, person: [grace, noor, zoe] } }",
            "{ sometimes: { converted: Purchase, after: { step: show_ads }, within: 2d } }",
            "{ sometimes: { event: purchase, after: { exited: completed }, within: 23h } }",
            "{ sometimes: { entered: true, after: { converted: true } }, allow_none: true }",
            "{ always: { in: carts, after: { event: review }, within: 1d }, allow_none: true }",
        ]
    )
    func met(expect: String) async throws {
        let world = ScenarioWorld.shop(expecting: expect)
        #expect(try world.problems().isEmpty)
        let failures = try await world.failures()
        // Nobody enters again after a conversion: that one only shows that `allow_none` is about occasions alone.
        let isAboutNobody = expect.contains("after: { converted: true }")
        #expect(failures.count == (isAboutNobody ? 1 : 0), "\(failures)")
    }

    @Test(
        "what does not is told with the people and the instants",
        arguments: [
            (
                "{ always: { in: carts, after: { event: cart }, within: 2h } }",
                "not everybody who does `cart` is in `carts` within 2h: not so for 4 of 6 people, first grace "
                    + "(2026-03-02T10:00:00Z), lin (2026-03-02T10:00:00Z), noor (2026-03-02T10:00:00Z)"
            ),
            (
                "{ always: { in: carts, after: { event: cart }, within: 1h, person: ada } }",
                "not everybody who does `cart` is in `carts` within 1h: not so for 1 of 1 person, first ada "
                    + "(2026-03-02T10:00:00Z)"
            ),
            (
                "{ always: { exited: true, because: exit_criteria, after: { event: account_closed }, within: 30m } }",
                "not everybody who does `account_closed` is out of the canvas by exit_criteria within 30m: not so for 1 of 1 "
                    + "person, first lin (2026-03-02T10:20:00Z)"
            ),
            (
                "{ always: { at: hello, after: { event: cart } } }",
                "not everybody who does `cart` comes to `hello`: not so for 1 of 6 people, first zoe (2026-03-02T10:00:00Z)"
            ),
            (
                "{ always: { entered: true } }",
                "not everybody enters the canvas: not so for 1 of 6 people, first zoe (2026-03-02T09:00:00Z)"
            ),
            (
                "{ never: { in: carts, after: { event: cart }, person: ada } }",
                "somebody who does `cart` is in `carts`, expected nobody: 1 of 1 person, first ada (2026-03-02T10:00:00Z, "
                    + "followed at 2026-03-02T11:00:05Z)"
            ),
            (
                "{ never: { event: cart, after: { event: cart }, within: 1d } }",
                "somebody who does `cart` does `cart` within 1d, expected nobody: 1 of 6 people, first kim "
                    + "(2026-03-02T10:00:00Z, followed at 2026-03-03T10:00:00Z)"
            ),
            (
                "{ never: { event: purchase, after: { exited: completed }, within: 1d } }",
                "somebody who leaves the canvas by completed does `purchase` within 1d, expected nobody: 1 of 4 people, first "
                    + "ada (2026-03-03T11:00:00Z, followed at 2026-03-04T10:00:00Z)"
            ),
            (
                "{ sometimes: { converted: Review, after: { entered: Main } } }",
                "nobody who enters the canvas in `Main` converts to `Review`, of 5 people, expected somebody: first grace "
                    + "(2026-03-02T10:00:00Z), lin (2026-03-02T10:00:00Z), ada (2026-03-02T10:00:00Z)"
            ),
        ]
    )
    func failed(expect: String, sentence: String) async throws {
        let failures = try await ScenarioWorld.shop(expecting: expect).failures()
        #expect(failures.map { String($0.split(separator: "\n")[0]) } == ["24:7: error: " + sentence])
    }

    @Test(
        "what a run can't tell as it ends too early fails as inconclusive",
        arguments: [
            (
                "{ always: { at: stop_ads, after: { step: show_ads }, within: 1d } }",
                "inconclusive, expected that everybody who comes to `show_ads` comes to `stop_ads` within 1d: the run ends at "
                    + "2026-03-07T09:00:00Z, before the 1d of 1 of 3 people is over, first kim (2026-03-06T21:00:00Z); let it "
                    + "go on until 2026-03-07T21:00:00Z"
            ),
            (
                "{ never: { event: review, after: { event: cart }, within: 1d } }",
                "inconclusive, expected that nobody who does `cart` does `review` within 1d: the run ends at "
                    + "2026-03-07T09:00:00Z, before the 1d of 1 of 6 people is over, first kim (2026-03-06T20:00:00Z); let it "
                    + "go on until 2026-03-07T20:00:00Z"
            ),
            (
                "{ sometimes: { converted: Purchase, after: { step: show_ads }, within: 1d } }",
                "inconclusive, expected that somebody who comes to `show_ads` converts to `Purchase` within 1d: the run ends "
                    + "at 2026-03-07T09:00:00Z, before the 1d of 1 of 3 people is over, first kim (2026-03-06T21:00:00Z); "
                    + "let it go on until 2026-03-07T21:00:00Z"
            ),
        ]
    )
    func inconclusive(expect: String, sentence: String) async throws {
        let failures = try await ScenarioWorld.shop(expecting: expect).failures()
        #expect(failures.map { String($0.split(separator: "\n")[0]) } == ["24:7: error: " + sentence])
    }

    @Test(
        "what is certain although the run ends early is no question",
        arguments: [
            // kim's last occasion is open: one that was missed decides `always`, one that was followed the others.
            ("always", "not everybody"), ("never", "somebody who"), ("sometimes", nil),
        ]
    )
    func certain(quantifier: String, beginning: String?) async throws {
        let expect =
            quantifier == "always"
            ? "{ always: { at: stop_ads, after: { event: cart }, within: 26h } }"
            : "{ \(quantifier): { at: stop_ads, after: { event: cart }, within: 26h } }"
        let failures = try await ScenarioWorld.shop(expecting: expect).failures()
        #expect(failures.count == (beginning == nil ? 0 : 1))
        if let beginning { #expect(failures.first?.contains("error: \(beginning)") == true, "\(failures)") }
    }

    @Test("where nobody does what it is about, nothing holds", arguments: ["always", "never", "sometimes"])
    func nobody(quantifier: String) async throws {
        let failures = try await ScenarioWorld.shop(
            expecting: "{ \(quantifier): { in: carts, after: { event: review }, within: 1d, person: [ada, lin] } }"
        ).failures()
        let who = ["always": "everybody", "never": "nobody", "sometimes": "somebody"][quantifier] ?? ""
        #expect(
            failures == [
                "24:7: error: none of `ada`, `lin` does `review`, so that nothing follows, expected that \(who) who does "
                    + "`review` is in `carts` within 1d; add allow_none: true if that is all right"
            ]
        )
    }
}

/// Everybody of a population is watched.
@Suite struct WatchedPopulationTests {
    @Test("expectations over time agree with the figures of the run")
    func population() async throws {
        let world = ScenarioWorld(
            canvas: ScenarioWorld.shop,
            scenario: """
                canvas: c.canvas.yaml
                start: 2026-03-02T09:00:00Z
                seed: 3
                people: { generate: 1500 }
                behavior:
                  - { does: cart, probability: 0.5, within: 1d }
                  - { after: { step: show_ads, synced: true }, does: purchase, probability: 0.3, within: 1d }
                expect:
                  - { always: { in: carts, after: { step: show_ads }, within: 1m } }
                  - { never: { converted: Purchase, after: { step: show_ads } } }
                  - { sometimes: { converted: Review, after: { entered: Main } } }
                  - { always: { exited: true, after: { entered: true }, within: 25h } }
                """
        )
        let (scenario, facts) = try await world.run()
        let ads = try #require(facts.result.steps.first { $0.id == "show_ads" })
        let outcomes = (scenario.expectations ?? []).compactMap { expectation -> TemporalOutcome? in
            guard case .overTime(let claim) = expectation.claim else { return nil }
            return facts.outcomes[claim]
        }
        try #require(outcomes.count == 4)
        #expect(outcomes[0].people == ads.metric("entered"))
        #expect(outcomes[0].followed.count == ads.metric("users_synced"))
        #expect(outcomes[0].missed.count == ads.metric("users_not_synced"))
        #expect(outcomes[0].missed.first.count == 3)
        #expect(outcomes[1].followed.count == facts.result.conversions[0].count)
        #expect(outcomes[2].people == facts.result.people.entered)
        #expect(outcomes[3].followed.count == facts.result.people.exited)
        #expect(scenario.failures(in: facts).count == 3)
    }
}
