import CanvasModel
import CanvasScenario
import Testing

@Suite("An explanation's filters") struct ExplainedFilterTests {
    /// Somebody who comes to a split an hour after a cart, with a past, a context variable and a message.
    private static func leaf(_ filter: String) async throws -> ExplainedFilter {
        let explanation = try await world(filter).scenarioRun().explain("ada")
        let paths = explanation.moments.compactMap { moment -> ExplainedPath? in
            guard moment.step == "split", case .progressed(let path) = moment.kind else { return nil }
            return path
        }
        let path = try #require(paths.first)
        let condition = try #require(path.conditions.first)
        #expect(path.name == (condition.filter.holds ? "yes" : "no"), "the tree says what the split did")
        return condition.filter
    }

    private static func world(_ filter: String) -> ScenarioWorld {
        ScenarioWorld(
            canvas: """
                name: Leaves
                schedule: { type: action_based, trigger: { event: cart } }
                segments: { payers: { attribute: plan, equals: pro } }
                steps:
                  - { id: hello, type: message, settings: { channel: email }, next: wait }
                  - { id: wait, type: delay, settings: { duration: 1h }, next: split }
                  - { id: split, type: decision_split, settings: { if: \(filter) }, next: { yes: exit, no: exit } }

                """,
            scenario: """
                canvas: c.canvas.yaml
                start: 2026-03-02T09:00:00Z
                run_for: 1d
                people:
                  - { external_id: ada, email: marked@example.com, dob: 1990-05-04, country: DE, plan: pro, age: 36, tags: [a, b] }
                  - { external_id: lin, plan: free, age: 20, random_bucket: 7 }
                events:
                  - { external_id: ada, name: visit, time: 2026-03-01T08:00:00Z }
                  - { external_id: ada, name: visit, time: 2026-03-02T09:30:00Z }
                  - { external_id: ada, name: purchase, time: 2026-03-02T09:40:00Z, product_id: shoe }
                  - { external_id: ada, name: cart, time: 2026-03-02T10:00:00Z, size: 3 }

                """
        )
    }

    @Test(
        "Every kind of leaf says what it asks and what it found",
        arguments: [
            ("{ attribute: country, equals: FR }", "attribute country equals FR", "DE", false),
            ("{ attribute: age, more_than: 30 }", "attribute age more_than 30", "36", true),
            ("{ attribute: nowhere, exists: true }", "attribute nowhere exists true", "not set", false),
            ("{ custom_attribute: plan, in: [pro, max] }", "custom_attribute plan in [pro, max]", "pro", true),
            ("{ custom_attribute: tags, contains: b }", "custom_attribute tags contains b", "[a, b]", true),
            ("{ attribute: email, exists: true }", "attribute email exists true", "set", true),
            ("{ attribute: dob, before: 2000-01-01 }", "attribute dob before 2000-01-01T00:00:00Z", "set", true),
            ("{ event: visit, in_last: 3h }", "event visit in_last 3h", "once, at 2026-03-02T09:30:00Z", true),
            (
                "{ event: visit, at_least: 3 }", "event visit at_least 3",
                "2 times, last at 2026-03-02T09:30:00Z, 2026-03-01T08:00:00Z", false
            ),
            ("{ event: visit, in_last: 1m }", "event visit in_last 1m", "never", false),
            ("{ event: never_done, exists: false }", "event never_done never", "never", true),
            ("{ purchase: shoe }", "purchase shoe at least once", "once, at 2026-03-02T09:40:00Z", true),
            ("{ purchase: hat }", "purchase hat at least once", "never", false),
            ("{ purchase: true }", "purchase at least once", "once, at 2026-03-02T09:40:00Z", true),
            ("{ context: size, at_least: 4 }", "context size at_least 4", "3", false),
            (
                "{ step: hello, received: true }", "step hello received at least once",
                "once, at 2026-03-02T10:00:00Z", true
            ),
            ("{ step: hello, opened: true }", "step hello opened at least once", "never", false),
        ]
    )
    func leaves(filter: String, question: String, actual: String, holds: Bool) async throws {
        let leaf = try await Self.leaf(filter)
        let asked = [leaf.question.rawValue, leaf.subject, leaf.expected].filter { !$0.isEmpty }.joined(separator: " ")
        #expect(asked == question)
        #expect(leaf.actual == actual)
        #expect(leaf.holds == holds)
    }

    @Test("A random bucket is a number below 10,000, whether it was given or not")
    func bucket() async throws {
        let leaf = try await Self.leaf("{ random_bucket: true, less_than: 10000 }")
        #expect(leaf.question == .randomBucket)
        #expect(leaf.actual == "not set", "somebody else was given one, so that who has none has none")
        #expect(leaf.holds)
    }

    @Test("all, any, not and a segment are nodes of the tree, each marked by itself")
    func tree() async throws {
        let tree = try await Self.leaf(
            "{ any: [{ not: { segment: payers } }, { all: [{ segment: payers }, { attribute: age, less_than: 30 }] }] }"
        )
        #expect(tree.question == .any)
        #expect(tree.parts.map(\.question) == [.not, .all])
        #expect(tree.parts.map(\.holds) == [false, false])
        #expect(tree.parts[1].parts.map(\.holds) == [true, false])
        let segment = tree.parts[0].parts[0]
        #expect(segment.subject == "payers" && segment.actual == "holds")
        #expect(segment.parts.map(\.subject) == ["plan"])
        #expect(tree.leaves.map(\.subject) == ["plan", "plan", "age"])
    }

    @Test(
        "What tells who somebody is shows neither in what was found nor in what was asked",
        arguments: [
            "{ attribute: email, equals: marked@example.com }",
            "{ attribute: email, not_in: [marked@example.com] }",
            "{ attribute: email, matches: marked }",
            "{ attribute: email, contains: marked }",
        ]
    )
    func privacy(filter: String) async throws {
        let explanation = try await Self.world(filter).scenarioRun().explain("ada")
        #expect(!explanation.text.contains("marked"))
        #expect(explanation.text.contains("is: set"))
    }
}
