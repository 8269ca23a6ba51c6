import CanvasHost
import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct LaunchTests {
    private static func canvas(_ steps: String, _ registry: Registry) throws -> Canvas {
        let (canvas, diagnostics) = CanvasReader(registry).read(try YAML.read("name: Launch\nsteps:\n\(steps)"))
        #expect(diagnostics.all.map(\.description) == [])
        return try #require(canvas)
    }

    private static func people() throws -> People {
        var builder = PeopleBuilder()
        builder.begin(externalID: "ada".utf8)
        return try builder.finish()
    }

    @Test("Steps get counters of their own and one compiler")
    func countersAndCompiler() async throws {
        let registry = try Registry([StandardSteps()])
        let canvas = try Self.canvas(
            """
              - { id: a, type: message, settings: { channel: email }, next: b }
              - { id: b, type: decision_split, settings: { if: { event: bought } }, next: { yes: c, no: exit } }
              - { id: c, type: message, settings: { channel: sms, validate: { event: paid } } }
            """,
            registry
        )
        let launched = try await registry.launch(canvas, people: Self.people(), start: Instant(seconds: 0), seed: 1)
        #expect(launched.steps.count == 3)
        #expect(launched.metrics.map { $0.map(\.metric.index) } == [[0, 1, 2, 3], [], [4, 5, 6, 7]])
        #expect(launched.counters == 8)
        #expect(launched.compiler.cited.code(of: .event("bought")) == 0)
        #expect(launched.compiler.cited.code(of: .event("paid")) == 1)
        #expect(launched.services.map(\.plugin) == ["standard"])
    }

    @Test("Plugins are opened once each, in the order of first use, with all their steps")
    func services() async throws {
        let registry = try Registry([StandardSteps(), Opening("late"), Opening("early", type: Early.self)])
        let canvas = try Self.canvas(
            """
              - { id: a, type: early, next: b }
              - { id: b, type: message, settings: { channel: email }, next: c }
              - { id: c, type: sharing, next: d }
              - { id: d, type: early }
            """,
            registry
        )
        let launched = try await registry.launch(
            canvas,
            people: Self.people(),
            start: Instant(seconds: 0),
            seed: 1
        )
        #expect(launched.services.map(\.plugin) == ["early", "standard", "late"])
        // An `Opening` makes its number of its place and of how many steps it was given.
        #expect((launched.services[0].service as? Service)?.number == 2)
        #expect((launched.services[2].service as? Service)?.number == 201)
    }

    @Test("A network without a connection refuses the launch and names the steps")
    func noConnection() async throws {
        let registry = try Registry([Sample<Good>("net", network: .sample())])
        let canvas = try Self.canvas("  - { id: a, type: good, next: b }\n  - { id: b, type: good }", registry)
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await registry.launch(canvas, people: Self.people(), start: Instant(seconds: 0), seed: 1)
        }
        #expect(refusal?.sentence == "`a`, `b`: nothing says how to reach the network `net`")
        #expect(refusal?.isByNetwork == false)
    }

    @Test("A step's refusal names the step and keeps what to do")
    func refusal() async throws {
        let registry = try Registry([Sample<Refusing>("r")])
        let canvas = try Self.canvas("  - { id: a, type: refusing }", registry)
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await registry.launch(canvas, people: Self.people(), start: Instant(seconds: 0), seed: 1)
        }
        #expect(refusal?.description == "`a`: the token was revoked; make another")
        #expect(refusal?.isByNetwork == true)
    }

    @Test("A canvas of another registry is refused")
    func otherRegistry() async throws {
        let canvas = try Self.canvas("  - { id: a, type: good }", Registry([Sample<Good>("g")]))
        let refusal = await #expect(throws: LaunchRefusal.self) {
            _ = try await Registry([StandardSteps()]).launch(
                canvas,
                people: Self.people(),
                start: Instant(seconds: 0),
                seed: 1
            )
        }
        #expect(refusal?.sentence == "`a` is of the type `good`, which is not registered")
    }
}

/// A plugin that shares a service.
private struct Opening: StepPlugin {
    let name: String
    let stepTypes: [any Step.Type]

    init(_ name: String, type: any Step.Type = Sharing.self) {
        self.name = name
        stepTypes = [type]
    }

    var stability: Stability { .beta }

    func open(_ steps: [PlacedStep], context: OpenContext) async throws -> Service {
        Service(number: context.service * 100 + steps.count)
    }
}

private struct Early: Idle {
    typealias Shared = Service

    static let declaration = StepDeclaration<NoSettings>(type: "early", title: "Early", summary: "Shares.")
}

private struct Refusing: Idle {
    static let declaration = StepDeclaration<NoSettings>(type: "refusing", title: "Refusing", summary: "Refuses.")

    static func launch(_ settings: NoSettings, shared: NothingShared, context: LaunchContext) async throws -> Refusing {
        throw LaunchRefusal("the token was revoked", resolve: "make another", isByNetwork: true)
    }
}
