import CanvasHost
public import CanvasModel
import CanvasScenario

/// A canvas with people in it, whose time goes on only when the test says so.
///
/// ```swift
/// @Test func buyersLeaveTheAudience() async throws {
///     let journey = try await Journey("abandoned-cart.canvas.yaml", people: [
///         Person("ada", ["email": "ada@example.com", "ad_tracking_enabled": true])
///     ])
///     try await journey.send("cart_abandoned", by: "ada")
///     try await journey.advance(by: .hours(2))
///     #expect(try journey.person("ada").path == ["wait", "bought", "show_ads", "cool_off"])
///
///     try await journey.send("purchase", by: "ada")
///     try await journey.run()
///     #expect(try !journey.audience("abandoned_cart").contains("ada"))
/// }
/// ```
///
/// A journey needs the trait `.canvas(…)`, which names the plugins and gives each test its own simulators.
public final class Journey {
    let canvas: Canvas
    var live: LiveRun
    let recorder: JourneyRecorder
    let decisions: DecisionRecorder
    /// The figures of the end, once it has come.
    var final: ExpectationFacts?

    /// In a larger population failures tell what became of a person, but not what each filter found.
    public static let mostExplained = 1000

    /// How long a journey may go on when nothing else is said: longer than any test's patience.
    public static let defaultLength = Interval.days(400)

    /// Lets people stand ready at a canvas that is read from a file.
    ///
    /// - Parameters:
    ///   - canvas: The path of the canvas, from the working directory.
    ///   - people: Who there is.
    ///   - world: What else there is.
    /// - Throws: `JourneyError` with every problem of the canvas; `LaunchRefusal` when a network refuses.
    public convenience init(_ canvas: String, people: Population, world: World = World()) async throws {
        try await self.init(Self.document(canvas), people: people, world: world)
    }

    /// Lets people stand ready at a canvas that is put together in code.
    ///
    /// - Parameters:
    ///   - canvas: The canvas.
    ///   - people: Who there is.
    ///   - world: What else there is.
    /// - Throws: `JourneyError` with every problem of the canvas; `LaunchRefusal` when a network refuses.
    public convenience init(_ canvas: CanvasDocument, people: Population, world: World = World()) async throws {
        try await self.init(canvas.document, people: people, world: world)
    }

    private static func document(_ path: String) throws(JourneyError) -> LocatedValue {
        do { return try DocumentReader.read(path) } catch { throw .problems([error]) }
    }

    private convenience init(_ canvas: LocatedValue, people: Population, world: World) async throws {
        try await self.init { registry, simulators in
            RunDocuments.read(
                canvas,
                scenario: world.document(canvas: canvas, people: people),
                registry: registry,
                simulators: simulators
            )
        }
    }

    /// Lets the people of a scenario stand ready at its canvas.
    ///
    /// - Parameter scenario: The path of the scenario, or of a canvas with a scenario beside it.
    /// - Throws: `JourneyError` with every problem of both; `LaunchRefusal` when a network refuses.
    public convenience init(scenario: String) async throws {
        try await self.init { registry, simulators in
            try RunDocuments.read(scenario, from: .disk, registry: registry, simulators: simulators)
        }
    }

    private init(
        _ read: (Registry, [String: SimulatorFactory]) throws -> RunDocuments
    ) async throws {
        guard let stage = Stage.current else { throw JourneyError.noPlugins }
        let registry = try Registry(stage.plugins)
        let documents = try read(registry, stage.simulators)
        guard !documents.hasErrors, let canvas = documents.canvas, let scenario = documents.scenario else {
            throw JourneyError.problems(documents.diagnostics)
        }
        self.canvas = canvas
        let run = ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: documents.behavior,
            registry: registry,
            destinations: NetworkDestinations(
                simulators: stage.simulators,
                isInProcess: stage.transport == .inProcess
            )
        )
        func explained(_ people: People) -> Range<UInt32> {
            people.count > Self.mostExplained ? 0..<0 : 0..<UInt32(people.count)
        }
        var made: (JourneyRecorder, DecisionRecorder)?
        live = try await run.start { people in
            let everybody = (0..<people.count).map { people.externalID(of: $0) }
            let recorder = JourneyRecorder(of: everybody, in: canvas, people: people)
            made = (recorder, DecisionRecorder(of: explained(people), in: canvas, behavior: documents.behavior))
            return made.map { [$0.0, $0.1] } ?? []
        }
        stage.closeLater(live.closing)
        recorder = made?.0 ?? JourneyRecorder(of: [], in: canvas, people: live.people)
        decisions = made?.1 ?? DecisionRecorder(of: [], in: canvas, behavior: [])
    }
}
