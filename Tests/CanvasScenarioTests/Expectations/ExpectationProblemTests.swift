import CanvasScenario
import Testing

@Suite struct ExpectationProblemTests {
    @Test(
        "a name that nothing has is found before the run, at its place",
        arguments: [
            ("{ person: eda, exited: true }", "15: error: nobody has the `external_id` `eda`; did you mean `ada`?"),
            (
                "{ audience: carts, contains: [ada, linn] }",
                "40: error: nobody has the `external_id` `linn`; did you mean `lin`?"
            ),
            (
                "{ always: { in: carts, person: eda } }",
                "36: error: nobody has the `external_id` `eda`; did you mean `ada`?"
            ),
            ("{ person: ada, path: [hello, wiat] }", "34: error: the canvas has no step `wiat`; did you mean `wait`?"),
            ("{ person: ada, visits: wiat }", "28: error: the canvas has no step `wiat`; did you mean `wait`?"),
            (
                "{ person: ada, step: wiat, synced: true }",
                "26: error: the canvas has no step `wiat`; did you mean `wait`?"
            ),
            (
                "{ person: ada, because: complet }",
                "29: error: nobody leaves the canvas for the reason `complet`; did you mean `completed`?"
            ),
            ("{ person: ada, variant: Mian }", "29: error: the canvas has no variant `Mian`; did you mean `Main`?"),
            (
                "{ person: ada, converted: [Purchas] }",
                "32: error: the canvas has no conversion `Purchas`; did you mean `Purchase`?"
            ),
            ("{ person: ada, in: cart }", "24: error: no step uses an audience `cart`; did you mean `carts`?"),
            (
                "{ person: ada, not_in: { audience: carts, ad_account: act_9 } }",
                "59: error: the audience `carts` is in no ad account `act_9`; there are `act_1234567890`"
            ),
            (
                "{ audience: carts, network: facebok, contains: lin }",
                "33: error: no step reaches a network `facebok`; did you mean `facebook`?"
            ),
            (
                "{ always: { in: carts, after: { event: carts } } }",
                "21: error: neither the canvas nor the scenario knows an event `carts`; did you mean `cart`?"
            ),
            (
                "{ never: { event: reviewed } }",
                "23: error: neither the canvas nor the scenario knows an event `reviewed`; did you mean `review`?"
            ),
            ("{ never: { at: hllo } }", "20: error: the canvas has no step `hllo`; did you mean `hello`?"),
            (
                "{ sometimes: { in: carts, after: { entered: Mian } } }",
                "49: error: the canvas has no variant `Mian`; did you mean `Main`?"
            ),
            (
                "{ always: { in: carts, after: { exited: complet } } }",
                "45: error: nobody leaves the canvas for the reason `complet`; did you mean `completed`?"
            ),
            (
                "{ exits: { complet: 3 } }",
                "16: error: nobody leaves the canvas for the reason `complet`; did you mean `completed`?"
            ),
        ]
    )
    func names(expect: String, problem: String) throws {
        #expect(try ScenarioWorld.shop(expecting: expect).problems() == ["24:" + problem])
    }

    @Test("people who are made up have their numbers, those of a file are looked up in it")
    func people() throws {
        func problems(_ people: String, _ person: String) throws -> [String] {
            let world = ScenarioWorld(
                canvas: ScenarioWorld.shop,
                scenario: "canvas: c.canvas.yaml\npeople: \(people)\nexpect: [{ person: \(person), exited: true }]\n"
            )
            return try world.problems()
        }
        #expect(try problems("{ generate: 120 }", "p-000120").isEmpty)
        for unknown in ["p-000121", "p-000000", "p-12", "p-+00012", "ada"] {
            #expect(
                try problems("{ generate: 120 }", unknown) == [
                    "3:20: error: nobody has the `external_id` `\(unknown)`; "
                        + "people who are made up are called p-000001 to p-000120"
                ]
            )
        }
        try withFolder { folder in
            try write(#"{"external_id": "ada"}"# + "\n", to: folder + "/people.jsonl")
            #expect(try problems("{ file: \(folder)/people.jsonl }", "ada").isEmpty)
            #expect(
                try problems("{ file: \(folder)/people.jsonl }", "eda") == [
                    "3:20: error: nobody has the `external_id` `eda`"
                ]
            )
        }
    }

    @Test("events of a file are known when it is read")
    func events() throws {
        try withFolder { folder in
            try write(
                #"{"external_id": "a", "name": "cart", "time": "2026-03-02T10:00:00Z"}"# + "\n",
                to: folder + "/events.jsonl"
            )
            let world = ScenarioWorld(
                canvas: ScenarioWorld.shop.replacing("trigger: { event: cart }", with: "trigger: { event: begin }"),
                scenario: """
                    canvas: c.canvas.yaml
                    people: [{ external_id: a }]
                    events: { file: \(folder)/events.jsonl }
                    expect:
                      - { always: { in: carts, after: { event: cart } } }
                      - { always: { in: carts, after: { event: crat } } }
                    """
            )
            #expect(
                try world.problems().filter { $0.contains("error:") } == [
                    "6:44: error: neither the canvas nor the scenario knows an event `crat`; did you mean `cart`?"
                ]
            )
        }
    }

    @Test(
        "a mistake in an expectation is told with what to do",
        arguments: [
            ("{ person: ada }", "7: error: nothing is expected of `ada`; for example path: [wait, show_ads]"),
            ("{ person: ada, entry: 2 }", "7: error: nothing is expected of `ada`; for example path: [wait, show_ads]"),
            (
                "{ person: [], path: [hello] }",
                "15: error: `person` names nothing, so that nothing is expected; leave it out or add an external_id"
            ),
            (
                "{ person: { id: 3 }, path: [] }",
                "15: error: `person` takes an external_id or a list of them, not a mapping"
            ),
            (
                "{ person: ada, paths: [hello] }",
                "20: error: an expectation on a person has no `paths`; did you mean `path`?"
            ),
            (
                "{ person: ada, path: hello }",
                "26: error: `path` takes the list of all steps, not `hello`; for example path: [wait, show_ads], or visits: hello"
            ),
            ("{ person: ada, path: [hello, [wait]] }", "34: error: `path` takes the names of steps, not a list"),
            (
                "{ person: ada, step: hello }",
                "20: error: nothing is expected of `hello`; add entered_at or left_at, or write visits: [hello]"
            ),
            ("{ person: ada, left_at: 2026-03-02T11:00:00Z }", "20: error: `left_at` needs a step; add `step`"),
            (
                "{ person: ada, step: hello, entered_at: 10am }",
                "45: error: `entered_at` takes an instant such as 2026-03-02T09:00:00Z, not `10am`"
            ),
            ("{ person: ada, step: hello, synced: yes }", "41: error: `synced` takes true or false, not `yes`"),
            ("{ person: ada, exited: maybe }", "28: error: `exited` takes true or false, not `maybe`"),
            ("{ person: ada, variant: [] }", "29: error: `variant` takes the name of a variant, not a list"),
            (
                "{ person: ada, converted: {} }",
                "31: error: `converted` takes the name of a conversion or a list of them, not a mapping"
            ),
            (
                "{ person: ada, entries: many }",
                "29: error: `entries` takes a number or bounds, not `many`; for example { at_least: 1 }"
            ),
            (
                "{ person: ada, entry: 0, exited: true }",
                "27: error: `entry` takes the number of an entry or last, not `0`; the first is 1"
            ),
            (
                "{ person: ada, not_in: { name: carts } }",
                "28: error: `not_in` takes the name of an audience, not a mapping; for example not_in: recent_buyers"
            ),
            (
                "{ person: ada, attribute: plan }",
                "31: error: `attribute` takes a mapping of names to values, not `plan`; for example { plan: pro }"
            ),
            (
                "{ person: ada, attribute: { plan: {} } }",
                "39: error: `plan` takes a value, a list of texts or null, not a mapping"
            ),
            (
                "{ audience: carts, contains: [] }",
                "34: error: `contains` names nothing, so that nothing is expected; leave it out or add an external_id"
            ),
            ("{ audience: carts }", "5: error: nothing is expected of `carts`; add a figure with a number"),
            ("{ audience: carts, network: [facebook], size: 1 }", "33: error: `network` takes a name, not a list"),
            ("{ audience: carts, ad_account: [a], contains: ada }", "36: error: `ad_account` takes a name, not a list"),
            ("{ conversion: Purchase, variant: [], count: 1 }", "38: error: `variant` takes a name, not a list"),
            (
                "{ step: bought, paths: 3 }",
                "28: error: `paths` takes a mapping of paths to numbers, not `3`; for example { yes: 5 }"
            ),
            (
                "{ exits: {} }",
                "14: error: `exits` names nothing, so that nothing is expected; leave it out or add a figure with a number"
            ),
        ]
    )
    func person(expect: String, problem: String) throws {
        #expect(try ScenarioWorld.shop(expecting: expect).problems() == ["24:" + problem])
    }

    @Test(
        "what can't all be so is refused",
        arguments: [
            (
                "{ person: ada, path: [hello], visits: wait }",
                "35: error: `wait` is not on the `path` that is expected beside it; add it to `path` or take it out here"
            ),
            (
                "{ person: ada, step: hello, left_at: 2026-03-02T11:00:00Z, entered_at: 2026-03-02T12:00:00Z }",
                "33: error: nobody leaves a step before they come to it; check left_at"
            ),
            (
                "{ person: ada, exited: false, because: completed }",
                "35: error: who has not left the canvas has left it at no instant and for no reason; take `exited: false` out"
            ),
            (
                "{ person: ada, in: carts, not_in: carts }",
                "31: error: nobody can be both in `carts` and not in it; take it out of `in` or of `not_in`"
            ),
            (
                "{ person: ada, entry: 2, exited: true, entries: 1 }",
                "44: error: there is no entry 2 where `entries` is 1; change `entry` or `entries`"
            ),
            (
                "{ audience: carts, contains: [ada], excludes: [ada] }",
                "41: error: `ada` can't be both in `contains` and in `excludes`; take them out of one"
            ),
            (
                "{ step: wait, entered: { at_least: 3, at_most: 2 } }",
                "19: error: the expectation can never hold: nothing is at least 3 and at most 2"
            ),
            ("{ step: wait, entered: 2.5 }", "19: error: the expectation can never hold: a count is a whole number"),
            (
                "{ step: wait, entered: { at_most: -1 } }",
                "19: error: the expectation can never hold: no count is below 0"
            ),
            (
                "{ conversion: Purchase, rate: { at_least: 1.5 } }",
                "29: error: the expectation can never hold: no share is above 1; a share is between 0 and 1"
            ),
        ]
    )
    func contradictions(expect: String, problem: String) throws {
        #expect(try ScenarioWorld.shop(expecting: expect).problems() == ["24:" + problem])
    }

    @Test(
        "what can never fail is a warning",
        arguments: [
            ("{ step: wait, entered: { at_least: 0 } }", "19", "count is at least 0"),
            ("{ step: bought, yes: { share: { between: [0, 1] } } }", "21", "share is between 0 and 1"),
            ("{ conversion: Purchase, rate: { at_most: 1 } }", "29", "share is at most 1"),
            ("{ person: ada, entries: { at_least: 0 } }", "20", "count is at least 0"),
            ("{ exits: { completed: { at_least: -1 } } }", "16", "count is at least -1"),
            ("{ conversion: Purchase, rate: { about: 0.5, tolerance: 0.5 } }", "29", "share is 0.5 ± 0.5"),
        ]
    )
    func neverFails(expect: String, column: String, what: String) throws {
        #expect(
            try ScenarioWorld.shop(expecting: expect).problems() == [
                "24:\(column): warning: the expectation can never fail: every \(what); "
                    + "write what would be wrong, or take it out"
            ]
        )
    }

    @Test("`allow_none` where it means nothing is a warning")
    func allowNone() throws {
        let world = ScenarioWorld.shop(
            expecting: """
                { step: wait, entered: 5, allow_none: true }
                { step: bought, entered: 5, yes: { share: 0.2 }, allow_none: true }
                { person: ada, exited: true, allow_none: true }
                """
        )
        #expect(
            try world.problems()
                == [(24, 43), (26, 46)].map { line, column in
                    "\(line):\(column): warning: `allow_none` means nothing where neither a share nor anything over time is "
                        + "expected; take it out"
                }
        )
    }

    @Test(
        "an exact share of people who are made up asks for a tolerance",
        arguments: [
            ("rate: 0.04", true), ("rate: { share: 0.04 }", true), ("rate: 0", false), ("rate: 1", false),
            ("rate: { about: 0.04, tolerance: 0.01 }", false), ("rate: { at_least: 0.04 }", false), ("count: 4", false),
        ]
    )
    func tolerance(figure: String, warns: Bool) throws {
        func problems(_ people: String) throws -> [String] {
            let scenario = "canvas: c.canvas.yaml\npeople: \(people)\nexpect: [{ conversion: Purchase, \(figure) }]\n"
            return try ScenarioWorld(canvas: ScenarioWorld.shop, scenario: scenario).problems()
        }
        #expect(
            try problems("{ generate: 100 }")
                == (warns
                    ? [
                        "3:34: warning: one exact share of people who are made up is another one with another seed; "
                            + "state a tolerance, such as { about: 0.04, tolerance: 0.01 }"
                    ] : [])
        )
        #expect(try problems("[{ external_id: ada }]").isEmpty)
    }

    @Test(
        "a mistake in an expectation over time is told with what to do",
        arguments: [
            (
                "{ always: carts }",
                "15: error: `always` takes a mapping, not `carts`; for example { in: recent_buyers, after: { event: purchase }, "
                    + "within: 1d }"
            ),
            (
                "{ always: { after: { event: cart } } }",
                "7: error: `always` says not what is expected; add one of in, not_in, exited, at, event, converted, entered, "
                    + "received, opened, clicked, synced"
            ),
            (
                "{ always: { in: carts, at: hello } }",
                "28: error: `always` expects one thing, and this one already expects `in`; make it an expectation of its own"
            ),
            (
                "{ always: { in: carts, because: completed, after: { event: cart } } }",
                "28: error: `because` needs `exited: true` beside it"
            ),
            (
                "{ always: { in: carts, after: cart } }",
                "35: error: `after` takes a mapping, not `cart`; for example { event: purchase } or { step: show_ads }"
            ),
            (
                "{ always: { in: carts, after: { event: cart, entered: true } } }",
                "35: error: `after` says more than one thing that happens; write one of { event: … }, { step: … }, "
                    + "{ entered: true }, { converted: … }, { exited: true }"
            ),
            (
                "{ always: { in: carts, after: { step: hello, synced: true, received: true } } }",
                "64: error: `after` says more than one thing that happens; write { step: hello }, or one of received: true, "
                    + "opened: true, clicked: true, synced: true beside it"
            ),
            (
                "{ always: { in: carts, after: { step: hello, synced: false } } }",
                "58: error: `synced` takes true, not `false`"
            ),
            ("{ always: { in: carts, after: { synced: true } } }", "37: error: `synced` needs a step; add `step`"),
            (
                "{ always: { in: carts, after: { evnt: cart } } }",
                "37: error: `after` has no `evnt`; did you mean `event`?"
            ),
            (
                "{ always: { in: carts, after: { event: cart }, within: soon } }",
                "60: error: `within` takes a duration such as 30s, 5m, 1h, 2d or 1w, not `soon`"
            ),
            (
                "{ always: { in: carts, allow_none: true } }",
                "40: error: `allow_none` stands beside `always`, not in it; write { always: { … }, allow_none: true }"
            ),
            (
                "{ always: { in: carts }, within: 3d }",
                "30: error: nothing but `allow_none` stands beside `always`; put `within` into it"
            ),
            (
                "{ always: { exited: false, after: { event: cart } } }",
                "25: error: `exited` takes true, not `false`; the opposite is another of always, never and sometimes"
            ),
            (
                "{ always: { exited: true } }",
                "7: error: everybody is out of the canvas when the run starts, so that `always` says nothing without `after`; "
                    + "add `after`, such as after: { entered: true }"
            ),
            (
                "{ always: { not_in: carts } }",
                "7: error: everybody is not in `carts` when the run starts, so that `always` says nothing without `after`; "
                    + "add `after`, or write never: { in: carts }"
            ),
            (
                "{ always: { converted: false, after: { event: cart } } }",
                "28: error: `converted` takes true or the name of a conversion, not `false`"
            ),
        ]
    )
    func overTime(expect: String, problem: String) throws {
        #expect(try ScenarioWorld.shop(expecting: expect).problems() == ["24:" + problem])
    }
}
