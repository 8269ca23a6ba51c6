import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
import FacebookAudience
import FacebookSimulator
import StandardSteps
import Testing

@Suite("An explanation") struct ExplanationTests {
    private static func shop(_ person: String) async throws -> Explanation {
        try await ScenarioWorld.shop(expecting: "incidents: none").scenarioRun().explain(person)
    }

    @Test("Who comes to nothing that is shared is replayed alone, who does is looked for in the whole run")
    func ways() async throws {
        let grace = try await Self.shop("grace")
        #expect(grace.replay == .alone)
        #expect(grace.path == ["hello", "wait", "bought"])
        let ada = try await Self.shop("ada")
        #expect(ada.path == ["hello", "wait", "bought", "show_ads", "cool_off", "stop_ads"])
        guard case .whole(let reason) = ada.replay else {
            Issue.record("ada comes to a network")
            return
        }
        #expect(reason.contains("`show_ads`"))
        #expect(ada.text.contains("added to carts at facebook"))
    }

    @Test("A canvas with an entry cap is repeated as a whole, and says who was too many")
    func cap() async throws {
        var run = try ScenarioWorld.shop(expecting: "incidents: none").scenarioRun()
        run.canvas.entry.maxEntries = .init(count: 1, period: .lifetime)
        var refused = 0
        for person in ["ada", "grace", "lin"] {
            let explanation = try await run.explain(person)
            #expect(explanation.replay == .whole(because: "the canvas caps its entries"))
            if explanation.text.contains("did not enter: the most entries were reached") { refused += 1 }
        }
        #expect(refused >= 2)
    }

    @Test("Who never entered is told why")
    func absence() async throws {
        let zoe = try await Self.shop("zoe")
        #expect(zoe.text.contains("✗ attribute ad_tracking_enabled equals true   is: false"))
        #expect(zoe.absence == "never entered the canvas")
        var run = try ScenarioWorld.shop(expecting: "incidents: none").scenarioRun()
        run.scenario.events = .none
        #expect(try await run.explain("ada").absence?.contains("begins with cart") == true)
    }

    @Test("Re-entry, exits by an event, conversions and a missing key are told")
    func journeys() async throws {
        let kim = try await Self.shop("kim")
        #expect(kim.text.contains("did not enter: they were in the canvas before"))
        #expect(kim.text.contains("entered for the 2. time as Main"))
        let lin = try await Self.shop("lin")
        #expect(lin.text.contains("must leave by account_closed"))
        #expect(lin.text.contains("left the canvas, exit_criteria"))
        #expect(try await Self.shop("noor").text.contains("not sent to facebook: no usable match key"))
        #expect(try await Self.shop("grace").text.contains("converted to Purchase"))
    }

    @Test("Nobody of that name is an error that names somebody")
    func unknown() async throws {
        let run = try ScenarioWorld.shop(expecting: "incidents: none").scenarioRun()
        await #expect(throws: ExplanationProblem.unknownPerson("graze", fix: "did you mean `grace`?")) {
            try await run.explain("graze")
        }
        var generated = run
        generated.scenario.people = .generated(count: 20, shapes: [])
        generated.scenario.events = .none
        for id in ["ada", "p-1", "p-000021", "p-000000", "p--00001", "p-0000001"] {
            await #expect(
                throws: ExplanationProblem.unknownPerson(id, fix: "the generated people are p-000001 to p-000020")
            ) { try await generated.explain(id) }
        }
    }

    @Test("No value that marks a person is in an explanation")
    func privacy() async throws {
        for person in ["ada", "grace", "lin", "noor", "zoe", "kim"] {
            #expect(!(try await Self.shop(person).text.contains("example.com")))
        }
    }

    private static let samples = FacebookAudience.samples.map(\.name).filter { $0.hasSuffix(".scenario.yaml") }

    @Test("Replayed alone, a person does what they do in the whole run", arguments: samples)
    func alone(sample: String) async throws {
        let registry = try Registry([StandardSteps(), FacebookAudience()])
        let files = Dictionary(uniqueKeysWithValues: FacebookAudience.samples.map { ($0.name, $0.bytes) })
        let documents = try RunDocuments.read(sample, from: .bundled(files), registry: registry)
        var run = ScenarioRun(
            canvas: try #require(documents.canvas),
            scenario: try #require(documents.scenario),
            behavior: documents.behavior,
            registry: registry,
            destinations: NetworkDestinations(simulators: ["facebook": { FacebookSimulator($0) }], isInProcess: true)
        )
        guard case .generated(_, let shapes) = run.scenario.people else { return }
        run.scenario.people = .generated(count: 60, shapes: shapes)
        for number in 1...12 {
            let id = "p-0000" + (number < 10 ? "0" : "") + String(number)
            let explanation = try await run.explain(id)
            guard explanation.replay == .alone else { continue }
            let whole = try await run.explainInWhole(id, because: "")
            #expect(explanation.moments == whole.moments, "\(explanation)\n\(whole)")
            #expect(explanation.end == whole.end)
        }
    }

    @Test("Each draw lies where its bounds say, and decided what happened")
    func draws() async throws {
        let world = ScenarioWorld(
            canvas: """
                name: Chance
                schedule: { type: action_based, trigger: { event: cart } }
                conversions: [{ name: P, event: purchase, within: 1d }]
                variants: [{ name: A, percent: 70, first_step: split }, { name: B, percent: 30, control: true }]
                steps:
                  - id: split
                    type: experiment_paths
                    settings: { paths: [{ name: low, percent: 40 }, { name: high, percent: 60 }] }
                    next: { low: exit, high: exit }

                """,
            scenario: """
                canvas: c.canvas.yaml
                people: { generate: 40 }
                behavior: [{ does: cart, probability: 0.5, within: 1h }]

                """
        )
        let run = try world.scenarioRun()
        var seen: Set<String> = []
        for number in 1...40 {
            let id = "p-0000" + (number < 10 ? "0" : "") + String(number)
            let moments = try await run.explain(id).moments
            var drawn: [String: ExplainedDraw] = [:]
            var did = false
            for moment in moments {
                switch moment.kind {
                case .drew(let draw): drawn[draw.subject] = draw
                case .performed: did = true
                case .entered(let variant):
                    let draw = try #require(drawn["the variant"])
                    #expect(draw.isWithin)
                    #expect(variant == (draw.value < 0.7 ? "A" : "B"))
                    seen.insert(variant)
                case .progressed(let path):
                    let draw = try #require(drawn["the path"])
                    #expect(draw.isWithin)
                    #expect(path.name == (draw.value < 0.4 ? "low" : "high"))
                    seen.insert(path.name ?? "")
                default: break
                }
            }
            #expect(try #require(drawn["cart"]).isWithin == did)
        }
        #expect(seen == ["A", "B", "low", "high"])
    }
}
