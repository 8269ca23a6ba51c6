import CanvasHost
import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct RegistryTests {
    @Test("The standard steps are registered with what they declare")
    func standardSteps() throws {
        let registry = try Registry([StandardSteps()])
        #expect(
            registry.stepTypes.map(\.type) == [
                "delay", "decision_split", "audience_paths", "experiment_paths", "message",
            ]
        )
        let delay = registry.stepTypes[0]
        #expect(delay.plugin == "standard")
        #expect(delay.stability == .stable)
        #expect(delay.paths == ["next"])
        #expect(delay.fields.first?.name == "duration")
        #expect(registry.stepTypes[3].needsConversion)
        #expect(registry.stepTypes[4].metrics.map(\.name) == ["sends", "unique_recipients", "opens", "clicks"])
        #expect(registry.plugin(ofType: "message")?.name == "standard")
        #expect(registry.plugin(ofType: "nothing") == nil)
    }

    @Test("A duplicate plugin and its step types are refused with the name of the plugin")
    func duplicates() {
        let error = #expect(throws: RegistrationError.self) {
            _ = try Registry([Sample<Good>("one"), Sample<Good>("one")])
        }
        #expect(
            error?.description == """
                plugin `one`: another plugin has the same name
                plugin `one`: the step type `good` is already brought by the plugin `one`
                """
        )
    }

    @Test("Every mistake of a declaration is told")
    func malformedStep() {
        let error = #expect(throws: RegistrationError.self) { _ = try Registry([Sample<Bad>("bad")]) }
        #expect(
            error?.problems.map(\.sentence) == [
                "the step type `Bad-Step` is not named in snake_case",
                "the step type `Bad-Step` has no title",
                "the step type `Bad-Step` has two paths named `a`",
                "the step type `Bad-Step` has a path named `exit`, which is kept for ending a journey",
                "the step type `Bad-Step` has two settings named `on`",
                "the step type `Bad-Step` has a setting without a name",
                "the step type `Bad-Step` says nothing of its setting ``",
                "the step type `Bad-Step` has two metrics named `things`",
                "the step type `Bad-Step` has a metric named `entered`, which every step has",
            ]
        )
        #expect(error?.problems.allSatisfy { $0.plugin == "bad" } == true)
    }

    @Test("A step type without a path is refused")
    func noPaths() {
        let error = #expect(throws: RegistrationError.self) { _ = try Registry([Sample<Pathless>("p")]) }
        #expect(error?.problems.map(\.sentence) == ["the step type `pathless` has no path with its default settings"])
    }

    @Test("A step type that shares something else than its plugin opens is refused")
    func otherShared() {
        let error = #expect(throws: RegistrationError.self) { _ = try Registry([Sample<Sharing>("s")]) }
        #expect(
            error?.problems.map(\.sentence) == [
                "the step type `sharing` shares `Service`, but the plugin opens `NothingShared`"
            ]
        )
    }

    static let networks: [(NetworkDeclaration, String)] = [
        (.sample(name: "My Net"), "the network `My Net` is not named in snake_case"),
        (
            .sample(baseURL: "https://api.example.com/"),
            "the network `net` has the base URL `https://api.example.com/`, not one such as https://api.example.com"
        ),
        (
            .sample(baseURL: "api.example.com"),
            "the network `net` has the base URL `api.example.com`, not one such as https://api.example.com"
        ),
        (.sample(versions: ["v1", "v1"]), "the network `net` has two versions `v1`"),
        (.sample(versions: [""]), "the network `net` has a version without a name"),
        (
            .sample(credentials: [("token", "A"), ("token", "B")]),
            "the network `net` has two credentials named `token`"
        ),
        (.sample(credentials: [("a", "A"), ("b", "A")]), "the network `net` reads two credentials from `A`"),
        (
            .sample(credentials: [("a", "my-token")]),
            "the network `net` reads `a` from `my-token`, which is not named as an environment variable"
        ),
        (
            .sample(credentials: [("", "A")]), "the network `net` has a credential ``, which is not named in snake_case"
        ),
    ]

    @Test("A malformed network is refused", arguments: networks)
    func network(declaration: NetworkDeclaration, sentence: String) {
        let error = #expect(throws: RegistrationError.self) {
            _ = try Registry([Sample<Good>("n", network: declaration)])
        }
        #expect(error?.problems.map(\.sentence) == [sentence])
    }

    @Test("Two plugins may reach one network, but not at two places")
    func sharedNetwork() throws {
        _ = try Registry([Sample<Good>("a", network: .sample()), Sample<Other>("b", network: .sample())])
        let error = #expect(throws: RegistrationError.self) {
            _ = try Registry([
                Sample<Good>("a", network: .sample()),
                Sample<Other>("b", network: .sample(baseURL: "https://other.example.com")),
            ])
        }
        #expect(error?.description == "plugin `b`: the network `net` has another base URL in the plugin `a`")
    }
}
