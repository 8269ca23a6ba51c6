import AudienceSync
import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
import NetworkSimulator

/// A network under test: its plugin, its stand-in, and the settings of its step.
struct ConformanceSubject<Plugin: AdNetworkPlugin>: Sendable {
    let plugin: Plugin
    let simulator: SimulatorFactory
    /// Settings as a document writes them, by name, in the place of a field's example.
    let settings: [String: String]
    let seed: UInt64

    var network: Plugin.AdNetworkType { plugin.adNetwork }
    var networkName: String { network.declaration.name }

    /// What a run is to be.
    struct Plan: Sendable {
        /// The people, as a scenario writes them.
        var people = ConformancePeople.listed(40)
        /// Whether who is to leave is removed after two days.
        var removes = false
        var faults: [String] = []
        var meddling = Observation.Meddling.none
        var isPlan = false
        var isInProcess = true
        var batching = "{ every: 1m }"
        /// Whose profile changes between addition and removal, by `external_id`.
        var changesProfile: String?
        /// The hour of the day at which people come.
        var hour = 9
    }

    /// What a run was.
    struct Outcome {
        let facts: ExpectationFacts
        let observation: Observation
        let records: [OutcomeRecorder.Record]

        /// A metric of the step that adds.
        func added(_ metric: String) -> Int { facts.result.steps[0].metric(metric) ?? 0 }
        /// A metric of the step that removes.
        func removed(_ metric: String) -> Int { facts.result.steps.last?.metric(metric) ?? 0 }
        /// The incidents of the network.
        var incidents: [Incident] { facts.result.networks.flatMap(\.report.incidents) }
        /// Why visits were errored.
        var reasons: [String] { records.filter { $0.record.outcome == .errored }.compactMap(\.record.reason) }
    }

    /// Runs a canvas with the network's step in it.
    ///
    /// - Parameter observation: A stand-in that goes on from an earlier run; without one a new one is made.
    func run(_ plan: Plan = Plan(), on observation: Observation? = nil) async throws -> Outcome {
        let observation =
            observation ?? Observation(simulator(SimulatorSettings(seed: seed, keepsRows: true)), plan.meddling)
        let registry = try Registry([plugin, ConformanceSteps()])
        let files = ["kit.canvas.yaml": canvas(plan, observation), "kit.scenario.yaml": scenario(plan)]
        let documents = try RunDocuments.read(
            "kit.scenario.yaml",
            from: .bundled(files.mapValues { Array($0.utf8) }),
            registry: registry
        )
        let errors = documents.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, let canvas = documents.canvas, let scenario = documents.scenario else {
            throw ConformanceFailure(
                description: "the step can't be set up from its fields' examples; give others with `settings`: "
                    + errors.map(\.description).joined(separator: "; ")
            )
        }
        var destinations = NetworkDestinations(
            simulators: [networkName: { _ in ObservedSimulator(observation: observation) }],
            isInProcess: plan.isInProcess
        )
        destinations.isPlan = plan.isPlan
        let recorder = OutcomeRecorder()
        var run = ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: documents.behavior,
            registry: registry,
            destinations: destinations
        )
        if let person = plan.changesProfile {
            let changes = [("email", "kitmark.new@example.com"), ("phone", "+18005559999"), ("first_name", "New")]
            let fork = ProfileFork(at: "go", changes: changes.map { .init(attribute: $0.0, value: $0.1) })
            run.fork = (externalID: person, change: fork)
        }
        let facts = try await run.run { _ in [recorder] }
        return Outcome(facts: facts, observation: observation, records: recorder.records)
    }

    /// The type of the network's step, and its fields.
    private func step() throws -> (type: String, fields: [FieldDescription]) {
        let registry = try Registry([plugin, ConformanceSteps()])
        guard let type = registry.stepTypes.first(where: { $0.plugin == plugin.name }) else {
            throw ConformanceFailure(description: "the plugin brings no step type")
        }
        return (type.type, type.fields)
    }

    private func canvas(_ plan: Plan, _ observation: Observation) -> String {
        var lines = [
            "name: Conformance",
            "schedule: { type: scheduled, at: 2026-03-02T\(plan.hour < 10 ? "0" : "")\(plan.hour):00:00Z }", "steps:",
        ]
        lines += step("come", "add", plan, next: plan.removes ? "pause" : nil)
        if plan.removes {
            lines.append("  - { id: pause, type: conformance_pause, next: { leaves: go, stays: exit } }")
            lines += step("go", "remove", plan, next: nil)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func step(_ id: String, _ action: String, _ plan: Plan, next: String?) -> [String] {
        guard let step = try? step() else { return [] }
        let own = [
            "audience": action == "add" ? "{ create: kit_\(seed) }" : "{ existing: kit_\(seed) }",
            "action": action, "batching": plan.batching,
        ]
        var lines = ["  - id: \(id)", "    type: \(step.type)", "    settings:"]
        for field in step.fields {
            guard let value = own[field.name] ?? settings[field.name] ?? (field.isRequired ? example(field) : nil)
            else {
                continue
            }
            lines.append("      \(field.name): \(value)")
        }
        return lines + (next.map { ["    next: \($0)"] } ?? [])
    }

    /// What a field is set to: all words of a list of them, the stand-in's own ad account, otherwise the example.
    private func example(_ field: FieldDescription) -> String {
        if field.name == "ad_account" {
            return "\"\(type(of: simulator(SimulatorSettings())).madeUpAdAccount)\""
        }
        if case .list(.choice(let words)) = field.schema { return "[\(words.joined(separator: ", "))]" }
        return field.example
    }

    private func scenario(_ plan: Plan) -> String {
        var lines = [
            "canvas: kit.canvas.yaml", "start: 2026-03-02T08:30:00Z", "run_for: 5d", "seed: \(seed)",
            "people: \(plan.people)",
        ]
        if !plan.faults.isEmpty {
            lines += ["networks:", "  \(networkName):", "    faults:"] + plan.faults.map { "      - \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
