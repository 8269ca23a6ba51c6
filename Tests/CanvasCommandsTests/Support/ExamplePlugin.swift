import CanvasCommands
import CanvasModel
import CanvasStep
import NetworkSimulator

/// A step that lets everybody pass.
struct PassingStep: PersonStep {
    static let declaration = StepDeclaration<NoSettings>(type: "pass", title: "Pass", summary: "Lets everybody pass.")

    init(_ settings: NoSettings, context: LaunchContext) {}

    mutating func visit(_ visit: PersonVisit) -> Verdict { .advance(at: visit.now) }
}

/// A plugin with a network, a simulator and samples.
struct ExamplePlugin: StepPlugin {
    let name = "example"
    let stability = Stability.beta
    var stepTypes: [any Step.Type] { [PassingStep.self] }
    let network: NetworkDeclaration? = NetworkDeclaration(
        name: "examplebook",
        baseURL: "https://example.com",
        versions: [],
        credentials: []
    )
    let documentation = PluginDocumentation(useCases: [.init("Greet people", "Says hello.", sample: "greet")])

    static let samples = ["greet.canvas.yaml", "greet.scenario.yaml", "bare.canvas.yaml", "people.csv"].map {
        SampleFile(name: $0, bytes: Array($0.utf8))
    }

    static let toolbox = Toolbox([.init(ExamplePlugin(), simulator: ExampleSimulator.init, samples: samples)])
}

/// A stand-in that knows nothing.
struct ExampleSimulator: Simulator {
    let audiences: [SimulatedAudience] = []
    let credentials: [String: Secret] = [:]

    init(_ settings: SimulatorSettings) {}

    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse { HTTPResponse(status: 404) }

    mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse { respond(to: request, at: instant) }

    func members(of audience: String) -> SimulatedMembers? { nil }

    func saved() -> [UInt8] { Array("{}".utf8) }

    mutating func load(_ state: [UInt8]) throws(SimulatorStateError) {}
}
