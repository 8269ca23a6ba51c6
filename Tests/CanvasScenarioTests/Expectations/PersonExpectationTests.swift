import CanvasScenario
import Testing

@Suite struct PersonExpectationTests {
    @Test("what became of people as expected says nothing")
    func met() async throws {
        let world = ScenarioWorld.shop(
            expecting: """
                { person: ada, path: [hello, wait, bought, show_ads, cool_off, stop_ads], visits: [stop_ads, hello] }
                { person: ada, visits: wait, step: wait, entered_at: 2026-03-02T10:00:00Z, left_at: 2026-03-02T11:00:00Z }
                { person: ada, step: wait, left_at: "2026-03-02T12:00:00+01:00" }
                { person: ada, step: show_ads, entered_at: 2026-03-02T11:00:00Z, left_at: 2026-03-02T11:00:00Z, synced: true }
                { person: [ada, grace], step: hello, received: true, opened: false, clicked: false }
                { person: ada, exited: true, exited_at: 2026-03-03T11:00:00Z, because: completed, variant: Main }
                { person: ada, converted: Purchase, entries: 1, not_in: carts }
                { person: ada, converted: true }
                { person: grace, path: [hello, wait, bought], converted: [Purchase] }
                { person: [grace, zoe], not_in: { audience: carts, network: facebook, ad_account: act_1234567890 } }
                { person: lin, because: exit_criteria, exited_at: 2026-03-02T11:00:00Z, converted: false }
                { person: lin, step: wait, left_at: 2026-03-02T11:00:00Z }
                { person: noor, step: show_ads, synced: false, not_in: carts }
                { person: zoe, entries: 0, converted: false, not_in: [carts] }
                { person: kim, entries: { between: [2, 3] }, in: carts }
                { person: kim, entry: 1, because: completed }
                { person: kim, entry: 2, exited: false, step: cool_off, entered_at: 2026-03-06T21:00:00Z }
                { person: kim, entry: last, path: [hello, wait, bought, show_ads, cool_off] }
                { person: ada, attribute: { plan: pro, age: 36, tags: [a, b], email: ada@example.com, nope: null } }
                { person: ada, attribute: { tags: a, ad_tracking_enabled: true, external_id: ada } }
                { audience: carts, contains: [kim], excludes: [ada, noor, zoe], size: 1 }
                { audience: carts, contains: kim, network: facebook }
                """
        )
        #expect(try world.problems().isEmpty)
        #expect(try await world.failures().isEmpty)
    }

    @Test(
        "what became of people otherwise is told in a sentence at its place",
        arguments: [
            (
                "{ person: ada, path: [wait] }",
                ["20: error: `ada` took [hello, wait, bought, show_ads, cool_off, stop_ads], expected [wait]"]
            ),
            ("{ person: zoe, path: [] }", ["20: error: `zoe` never entered, expected []"]),
            (
                "{ person: grace, visits: [wait, show_ads, stop_ads] }",
                [
                    "22: error: `grace` did not come to `show_ads`, `stop_ads`, expected to visit `wait`, `show_ads`, `stop_ads`"
                ]
            ),
            (
                "{ person: ada, step: wait, entered_at: 2026-03-02T10:00:01Z, left_at: 2026-03-02T10:59:59Z }",
                [
                    "32: error: `ada` came to `wait` at 2026-03-02T10:00:00Z, expected to come to `wait` at 2026-03-02T10:00:01Z",
                    "66: error: `ada` left `wait` at 2026-03-02T11:00:00Z, expected to leave `wait` at 2026-03-02T10:59:59Z",
                ]
            ),
            (
                "{ person: grace, step: show_ads, entered_at: 2026-03-02T11:00:00Z, synced: true }",
                [
                    "38: error: `grace` did not come to `show_ads`, expected to come to `show_ads` at 2026-03-02T11:00:00Z",
                    "72: error: `grace` did not come to `show_ads`, expected synced at `show_ads`",
                ]
            ),
            (
                "{ person: ada, step: hello, opened: true, received: false }",
                [
                    "33: error: `ada` has not opened at `hello`, expected opened at `hello`",
                    "47: error: `ada` has received at `hello` at 2026-03-02T10:00:00Z, expected not received at `hello`",
                ]
            ),
            (
                "{ person: noor, step: show_ads, synced: true }",
                [
                    "37: error: `noor` was not synced at `show_ads` at 2026-03-02T11:00:00Z: no usable match key, "
                        + "expected synced at `show_ads`"
                ]
            ),
            (
                "{ person: ada, exited_at: 2026-03-02T11:00:00Z, because: exit_criteria, converted: Review }",
                [
                    "20: error: `ada` left at 2026-03-03T11:00:00Z, expected to leave at 2026-03-02T11:00:00Z",
                    "53: error: `ada` left by completed, expected to leave by exit_criteria",
                    "77: error: `ada` did not convert to `Review`, expected to convert to `Review`",
                ]
            ),
            (
                "{ person: [ada, lin], exited: false }",
                [
                    "27: error: `ada` left at 2026-03-03T11:00:00Z, completed, expected to be in the canvas at the end",
                    "27: error: `lin` left at 2026-03-02T11:00:00Z, exit_criteria, expected to be in the canvas at the end",
                ]
            ),
            (
                "{ person: kim, entry: 2, because: completed }",
                ["30: error: entry 2 of `kim` is still in the canvas, expected to leave by completed"]
            ),
            (
                "{ person: kim, entry: last, step: cool_off, left_at: 2026-03-06T21:00:00Z }",
                [
                    "49: error: the last entry of `kim` is still at `cool_off`, expected to leave `cool_off` at "
                        + "2026-03-06T21:00:00Z"
                ]
            ),
            (
                "{ person: kim, entry: 3, exited: true }",
                ["30: error: `kim` has only 2 and no entry 3, expected to have left"]
            ),
            (
                "{ person: ada, converted: false }",
                ["20: error: `ada` converted to `Purchase`, expected not to convert"]
            ),
            ("{ person: lin, converted: true }", ["20: error: `lin` did not convert, expected to convert"]),
            (
                "{ person: kim, entries: { at_most: 1 } }",
                ["20: error: `kim` entered 2 times, expected at most 1"]
            ),
            (
                "{ person: ada, in: carts }",
                ["20: error: `ada` is not in `carts`, expected to be: removed at `stop_ads` at 2026-03-03T11:00:05Z"]
            ),
            (
                "{ person: kim, not_in: carts }",
                ["20: error: `kim` is in `carts` since 2026-03-06T21:00:05Z, expected not to be"]
            ),
            (
                "{ audience: carts, contains: [grace, noor], excludes: kim }",
                [
                    "24: error: `grace` is not in `carts`, expected to be: no step offered them to it",
                    "24: error: `noor` is not in `carts`, expected to be: not synced at `stop_ads` at 2026-03-03T11:00:00Z, "
                        + "no usable match key",
                    "49: error: `kim` is in `carts` since 2026-03-06T21:00:05Z, expected not to be",
                ]
            ),
        ]
    )
    func failed(expect: String, sentences: [String]) async throws {
        let failures = try await ScenarioWorld.shop(expecting: expect).failures()
        #expect(
            failures.compactMap { $0.split(separator: "\n").first.map(String.init) } == sentences.map { "24:" + $0 }
        )
    }

    @Test("a value that a person has is never told")
    func attributes() async throws {
        let world = ScenarioWorld.shop(
            expecting: """
                { person: ada, attribute: { plan: free, age: 35, tags: [a], email: x, nope: 3, ad_tracking_enabled: false } }
                """
        )
        let failures = try await world.failures().map { String($0.split(separator: "\n")[0]) }
        #expect(
            failures == [
                "24:33: error: the attribute `plan` of `ada` is another text, expected to be `free`",
                "24:45: error: the attribute `age` of `ada` is 36, expected to be `35`",
                "24:54: error: the attribute `tags` of `ada` is another list, of 2, expected to be [a]",
                "24:65: error: the attribute `email` of `ada` is another text, expected to be `x`",
                "24:75: error: the attribute `nope` of `ada` is not set, expected to be `3`",
                "24:84: error: the attribute `ad_tracking_enabled` of `ada` is another value, expected to be `false`",
            ]
        )
    }

    @Test("below a failure stands the person's journey, once where several failures are about it")
    func journeys() async throws {
        let failures = try await ScenarioWorld.shop(
            expecting: """
                { person: lin, path: [], exited: false }
                { person: kim, in: carts, entries: 1 }
                { person: zoe, entries: 1 }
                """
        ).failures()
        #expect(
            failures == [
                "24:20: error: `lin` took [hello, wait], expected []",
                """
                24:30: error: `lin` left at 2026-03-02T11:00:00Z, exit_criteria, expected to be in the canvas at the end
                    lin: 2026-03-02T10:00:00Z entered Main → hello (received) → wait → 11:00:00Z left, exit_criteria; \
                had to leave by account_closed at 2026-03-02T10:20:00Z
                """,
                """
                25:31: error: `kim` entered 2 times, expected 1
                    kim (entry 1 of 2): 2026-03-02T10:00:00Z entered Main → hello (received) → wait → 11:00:00Z bought (no) \
                → show_ads (synced 11:00:05Z) → cool_off → 2026-03-03T11:00:00Z stop_ads (synced 11:00:05Z) → left, completed
                    kim (entry 2 of 2): 2026-03-06T20:00:00Z entered Main → hello (received) → wait → 21:00:00Z bought (no) \
                → show_ads (synced 21:00:05Z) → cool_off → there until the end, 2026-03-07T09:00:00Z
                """,
                """
                26:20: error: `zoe` never entered, expected 1
                    zoe: did not enter: the target audience did not accept them at 2026-03-02T10:00:00Z
                """,
            ]
        )
    }

    @Test("a failure says whose explanation tells more")
    func person() async throws {
        let (scenario, facts) = try await ScenarioWorld.shop(
            expecting: """
                { person: ada, path: [] }
                { step: wait, entered: 77 }
                { never: { in: carts } }
                """
        ).run()
        #expect(scenario.failures(in: facts).map(\.person) == ["ada", nil, "ada"])
    }
}
