import CanvasModel
import CanvasStep

/// A plugin with one step type, for tests of the host.
struct Sample<S: Step>: StepPlugin {
    let name: String
    let network: NetworkDeclaration?

    init(_ name: String, network: NetworkDeclaration? = nil) {
        self.name = name
        self.network = network
    }

    var stability: Stability { .experimental }
    var stepTypes: [any Step.Type] { [S.self] }
}

/// A step that does nothing, named by its kind.
protocol Idle: Step where Settings == NoSettings {
    init()
}

extension Idle {
    static func launch(_ settings: NoSettings, shared: Shared, context: LaunchContext) async throws -> Self { Self() }
    mutating func process(_ cohort: inout Cohort) {}
}

struct Good: Idle {
    static let declaration = StepDeclaration<NoSettings>(type: "good", title: "Good", summary: "Does nothing.")
}

struct Other: Idle {
    static let declaration = StepDeclaration<NoSettings>(type: "other", title: "Other", summary: "Does nothing.")
}

struct Pathless: Idle {
    static let declaration = StepDeclaration<NoSettings>(
        type: "pathless",
        title: "Pathless",
        summary: "Leads nowhere.",
        paths: []
    )
}

struct Sharing: Idle {
    typealias Shared = Service

    static let declaration = StepDeclaration<NoSettings>(type: "sharing", title: "Sharing", summary: "Shares.")
}

/// What `Sharing` asks of its plugin.
final class Service: SharedService {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    func wake(_ wake: Wake, in context: StepContext) async throws {}
}

/// A step of which everything is wrong.
struct Bad: Step {
    struct Settings: StepSettings {
        var isOn = false
    }

    static let declaration = StepDeclaration<Settings>(
        type: "Bad-Step",
        title: "",
        summary: "",
        fields: [
            Field("on", \.isOn, .boolean, "One.", example: "true"),
            Field("on", \.isOn, .boolean, "Another.", example: "true"),
            Field("", \.isOn, .boolean, "", example: "true"),
        ],
        paths: [StepPath("a"), StepPath("a"), StepPath("exit")],
        metrics: [
            MetricDeclaration("things", "."), MetricDeclaration("things", "."), MetricDeclaration("entered", "."),
        ]
    )

    static func launch(_ settings: Settings, shared: NothingShared, context: LaunchContext) async throws -> Bad {
        Bad()
    }
    mutating func process(_ cohort: inout Cohort) {}
}

extension NetworkDeclaration {
    /// A network, sound unless the arguments make it otherwise.
    static func sample(
        name: String = "net",
        baseURL: String = "https://api.example.com",
        versions: [String] = ["v1"],
        credentials: [(String, String)] = [("token", "NET_TOKEN")]
    ) -> NetworkDeclaration {
        NetworkDeclaration(
            name: name,
            baseURL: baseURL,
            versions: versions.map { Version($0) },
            credentials: credentials.map {
                Credential($0.0, environmentVariable: $0.1, isSecret: true, isRequired: true)
            }
        )
    }
}
