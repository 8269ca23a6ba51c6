import CanvasFlow
import CanvasScenario
import Testing

@Suite("Looking for people who take what nobody takes") struct CoverSearchTests {
    /// A split by a filter in a canvas that begins with an event.
    private static func split(_ filter: String, audience: String = "{ custom_attribute: id, exists: false }") -> String
    {
        """
        name: Split
        schedule: { type: action_based, trigger: { event: signed_up } }
        audience: \(audience)
        steps:
          - { id: wait, type: delay, settings: { duration: 1d, then_at: "09:00" }, next: split }
          - { id: split, type: decision_split, settings: { if: \(filter) }, next: { yes: mail, no: exit } }
          - { id: mail, type: message, settings: { channel: email } }

        """
    }

    @Test(
        "Somebody is found for each side of a filter",
        arguments: [
            "{ custom_attribute: plan, equals: pro }",
            "{ custom_attribute: plan, not_in: [pro, free] }",
            "{ custom_attribute: spent, more_than: 10, less_than: 10.5 }",
            "{ custom_attribute: spent, equals: 0 }",
            "{ all: [{ custom_attribute: tags, equals: a }, { custom_attribute: tags, equals: b }] }",
            "{ all: [{ custom_attribute: tags, equals: a }, { custom_attribute: tags, not_equals: b }] }",
            "{ custom_attribute: note, contains: [red, blue] }",
            #"{ attribute: phone, matches: "^[+]49\\d" }"#,
            "{ attribute: dob, after: 2000-01-01, before: 2000-01-03 }",
            "{ attribute: date_of_last_session, in_last: 2h }",
            "{ attribute: country, in: [DE, FR] }",
            "{ attribute: ad_tracking_enabled, equals: true }",
            "{ attribute: idfa, exists: true }",
            "{ attribute: email, exists: false }",
            "{ random_bucket: true, at_least: 5000 }",
            "{ random_bucket: 42 }",
            "{ context: source, equals: ad }",
            "{ event: visited }",
            "{ event: visited, equals: 3, in_last: 2h }",
            "{ event: visited, at_least: 2, before: 2026-01-01 }",
            "{ event: visited, after: 2026-05-01 }",
            "{ all: [{ event: visited, in_last: 1h }, { not: { event: visited, in_last: 30m } }] }",
            "{ all: [{ purchase: shoe, equals: 2 }, { event: purchase, at_least: 5 }] }",
            "{ all: [{ purchase: true, in_last: 30d }, { purchase: hat, exists: false }] }",
            "{ any: [{ not: { event: visited } }, { all: [{ event: left }, { custom_attribute: a, exists: true }] }] }",
        ]
    )
    func filters(filter: String) async throws {
        let workshop = try CoverWorkshop(Self.split(filter))
        let result = try await workshop.search()
        #expect(result.notFound.isEmpty)
        #expect(result.impossible.isEmpty)
        let checked = try await workshop.check(result)
        #expect(checked.failures == [])
        #expect(checked.coverage.isComplete, "\(result.scenario ?? "")")
    }

    @Test(
        "What nobody can be is told with the reason",
        arguments: [
            ("{ attribute: country, equals: US }", "{ attribute: country, equals: DE }"),
            ("{ custom_attribute: age, less_than: 18 }", "{ custom_attribute: age, at_least: 18 }"),
            ("{ event: banned }", "{ all: [{ event: banned, at_least: 2 }, { not: { event: banned } }] }"),
            ("{ not: { event: banned } }", "{ event: banned, at_least: 1 }"),
        ]
    )
    func contradictions(filter: String, audience: String) async throws {
        let workshop = try CoverWorkshop(Self.split(filter, audience: audience))
        let result = try await workshop.search()
        let yes = Coverage.Part.path(step: 1, path: 0)
        let found = try #require(result.impossible.first { $0.part == yes })
        #expect(found.reason.contains("the target audience"), "\(found.reason)")
        #expect(result.notFound.isEmpty)
    }

    @Test("Where the trigger itself decides, the other side can't be taken")
    func trigger() async throws {
        let result = try await CoverWorkshop(Self.split("{ event: signed_up }")).search()
        #expect(result.impossible.map(\.part) == [.path(step: 1, path: 1)])
        #expect(result.impossible.first?.reason == "nobody can pass the filter of the path `no` of `split` (line 6)")
    }

    @Test("What is asked again where no time passes has the same answer, and may have another after a while")
    func again() async throws {
        func canvas(_ between: String) -> String {
            """
            name: Again
            schedule: { type: scheduled }
            steps:
              - id: first
                type: decision_split
                settings: { if: { event: visited, in_last: 1h } }
                next: { yes: between, no: exit }
              - { id: between, type: \(between), next: second }
              - id: second
                type: decision_split
                settings: { if: { event: visited, in_last: 1h } }
                next: { yes: exit, no: exit }

            """
        }
        let no = Coverage.Part.path(step: 2, path: 1)
        let atOnce = try await CoverWorkshop(canvas("message, settings: { channel: email }")).search()
        #expect(atOnce.impossible.map(\.part) == [no])
        let later = try await CoverWorkshop(canvas("delay, settings: { duration: 2h }")).search()
        #expect(later.impossible.isEmpty && later.notFound.isEmpty)
    }

    @Test("Rare chances are met under many names, and a chance of nothing never is")
    func chances() async throws {
        let result = try await CoverWorkshop(
            """
            name: Chances
            schedule: { type: scheduled }
            conversions: [{ name: P, event: purchase, within: 1d }]
            variants:
              - { name: Main, percent: 99, first_step: draw }
              - { name: Control, percent: 1, control: true }
            steps:
              - id: draw
                type: experiment_paths
                settings: { paths: [{ name: most, percent: 99 }, { name: rare, percent: 1 }, { name: never, percent: 0 }] }
                next: { most: exit, rare: exit, never: exit }

            """
        ).search()
        #expect(result.notFound.isEmpty)
        #expect(result.impossible.map(\.part) == [.path(step: 0, path: 2)])
        #expect(result.impossible.first?.reason == "the path `never` of `draw` (line 8) has a share of 0 percent")
        #expect(result.proposals.flatMap(\.parts).contains(.variant(1)))
    }

    @Test("A group that nobody is left out of leaves nobody for everyone_else")
    func exhaustive() async throws {
        let result = try await CoverWorkshop(
            """
            name: Groups
            schedule: { type: scheduled }
            steps:
              - id: groups
                type: audience_paths
                settings:
                  groups:
                    - { name: known, if: { attribute: country, exists: true } }
                    - { name: unknown, if: { attribute: country, exists: false } }
                next: { known: exit, unknown: exit, everyone_else: exit }

            """
        ).search()
        #expect(result.impossible.map(\.part) == [.path(step: 0, path: 2)])
        #expect(result.notFound.isEmpty)
    }

    @Test("Loops are gone, exit criteria met, and mails opened and clicked")
    func journeys() async throws {
        let workshop = try CoverWorkshop(
            """
            name: Loop
            schedule: { type: action_based, trigger: { event: signed_up } }
            exit_criteria:
              events: [{ event: account_closed }]
            steps:
              - { id: mail, type: message, settings: { channel: email }, next: wait }
              - { id: wait, type: delay, settings: { duration: 1d }, next: opened }
              - id: opened
                type: decision_split
                settings: { if: { step: mail, opened: true } }
                next: { yes: clicked, no: mails }
              - id: mails
                type: decision_split
                settings: { if: { step: mail, received: true, at_least: 2 } }
                next: { yes: exit, no: mail }
              - id: clicked
                type: decision_split
                settings: { if: { step: mail, clicked: true } }
                next: { yes: exit, no: exit }

            """
        )
        let result = try await workshop.search()
        #expect(result.notFound.isEmpty && result.impossible.isEmpty)
        let checked = try await workshop.check(result)
        #expect(checked.failures == [])
        #expect(checked.coverage.isComplete)
    }

    @Test("Only what the scenarios leave is looked for, and equal searches propose the same")
    func deterministic() async throws {
        let workshop = try CoverWorkshop(Self.split("{ custom_attribute: plan, equals: pro }"))
        let before = try await workshop.run(
            """
            canvas: c.canvas.yaml
            people: [{ external_id: ada }]
            events: [{ external_id: ada, name: signed_up, time: 2026-03-02T10:00:00Z }]

            """
        )
        let result = try await workshop.search(beyond: before.coverage)
        #expect(result.proposals.map(\.person) == ["mail"])
        #expect(result.proposals.first?.parts == [.path(step: 1, path: 0), .step(2)])
        let again = try await workshop.search(beyond: before.coverage)
        #expect(again.scenario == result.scenario && again.tried == result.tried)
    }
}
