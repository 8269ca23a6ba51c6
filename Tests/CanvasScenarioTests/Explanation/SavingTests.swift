import CanvasHost
import CanvasModel
import CanvasScenario
import Testing

@Suite("A saved journey") struct SavingTests {
    private func saved(_ person: String, of world: ScenarioWorld) async throws -> String {
        try await world.scenarioRun().saved(
            person,
            canvas: "c.canvas.yaml",
            document: try DocumentReader(file: "s.scenario.yaml").read(Array(world.scenario.utf8))
        )
    }

    @Test(
        "Runs as a scenario and meets its own expectations",
        arguments: ["ada", "grace", "lin", "noor", "zoe", "kim"]
    )
    func roundTrip(person: String) async throws {
        let shop = ScenarioWorld.shop(expecting: "incidents: none")
        let text = try await saved(person, of: shop)
        let again = ScenarioWorld(canvas: shop.canvas, scenario: text)
        #expect(try again.problems() == [])
        #expect(try await again.failures() == [])
        let (first, second) = (
            try await shop.scenarioRun().explain(person), try await again.scenarioRun().explain(person)
        )
        #expect(first.path == second.path)
        #expect(text.contains("entries: "))
        for mark in ["\(person)@example.com"] { #expect(!text.contains(mark)) }
    }

    private static func asking(_ filter: String, email: String = "marked@mail.test") -> ScenarioWorld {
        ScenarioWorld(
            canvas: """
                name: Asks
                schedule: { type: action_based, trigger: { event: cart } }
                steps:
                  - { id: split, type: decision_split, settings: { if: \(filter) }, next: { yes: mail, no: exit } }
                  - { id: mail, type: message, settings: { channel: email } }

                """,
            scenario: """
                canvas: c.canvas.yaml
                start: 2026-03-02T09:00:00Z
                run_for: 1d
                people:
                  - { external_id: ada, email: \(email), phone: "+1 212 555-0142", first_name: Markedfirst, dob: 1984-07-03, gender: F, plan: "true", zip: "02134", note: marked@mail.test }
                events: [{ external_id: ada, name: cart, time: 2026-03-02T10:00:00Z, contact: marked@mail.test, size: 3 }]

                """
        )
    }

    @Test(
        "Whatever a filter asks of a personal value, the made-up one answers it as the true one did",
        arguments: [
            "{ attribute: email, matches: mail.test$ }", "{ attribute: email, contains: mail.test }",
            "{ attribute: email, contains: gmail }", "{ attribute: email, not_equals: lin@mail.test }",
            "{ attribute: dob, before: 1985-01-01 }", "{ attribute: dob, after: 1985-01-01 }",
            "{ attribute: gender, in: [F, O] }", "{ attribute: first_name, contains: Z }",
            "{ context: contact, exists: true }", "{ context: size, at_least: 3 }",
            "{ custom_attribute: plan, equals: true }", "{ attribute: phone, exists: false }",
            "{ custom_attribute: zip, exists: true }", "{ custom_attribute: note, exists: true }",
        ]
    )
    func filters(filter: String) async throws {
        let world = Self.asking(filter)
        let text: String
        do {
            text = try await saved("ada", of: world)
        } catch ExplanationProblem.unsavable {
            // Then nothing may be written at all; only a pattern is hard to find another value for.
            #expect(filter.contains("matches"))
            return
        }
        let again = ScenarioWorld(canvas: world.canvas, scenario: text)
        #expect(try await again.failures() == [])
        let (first, second) = (
            try await world.scenarioRun().explain("ada"), try await again.scenarioRun().explain("ada")
        )
        #expect(first.path == second.path)
        for mark in ["marked@", "Markedfirst", "555-0142", "1984-07-03", "02134"] {
            #expect(!text.contains(mark), "\(text)")
        }
    }

    @Test("A filter that only the true address passes is told rather than the address written")
    func unsavable() async throws {
        await #expect(throws: ExplanationProblem.self) {
            try await saved("ada", of: Self.asking("{ attribute: email, equals: marked@mail.test }"))
        }
    }

    @Test("Who was kept out by others can't be saved alone")
    func capped() async throws {
        var run = try ScenarioWorld.shop(expecting: "incidents: none").scenarioRun()
        run.canvas.entry.maxEntries = .init(count: 1, period: .lifetime)
        var refused = 0
        for person in ["ada", "grace", "lin"] {
            do {
                _ = try await run.saved(person, canvas: "c.canvas.yaml", document: nil)
            } catch let problem as ExplanationProblem {
                #expect(problem.fix.contains("others decided it"))
                refused += 1
            }
        }
        #expect(refused == 2 || refused == 3)
    }
}
