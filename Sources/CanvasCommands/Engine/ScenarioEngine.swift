import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep
import Foundation

/// Reads and runs canvases in the worlds of their scenarios.
package struct ScenarioEngine: CanvasEngine {
    let toolbox: Toolbox

    /// Makes an engine with the plugins of an executable.
    package init(toolbox: Toolbox) {
        self.toolbox = toolbox
    }

    package func inspect(_ subject: Subject) throws -> Inspection {
        let registry = try Registry(toolbox.plugins)
        let documents = try read(subject, [], registry)
        let document = documents.hasErrors ? nil : documents.document
        var inspection = Inspection(
            canvas: documents.hasErrors ? nil : documents.canvas,
            diagnostics: problems(of: documents),
            effectiveDocument: document.map { CanvasReader(registry).effectiveText(of: $0) },
            expectations: documents.scenario?.expectations?.count
        )
        inspection.snapshot = documents.scenario?.snapshot
        inspection.files = documents.files
        inspection.documents = documents
        return inspection
    }

    package func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome {
        let registry = try Registry(toolbox.plugins)
        let documents =
            try request.documents
            ?? read(
                request.subject,
                request.changes.map { DocumentChange(key: $0.key, value: $0.value) },
                registry
            )
        guard !documents.hasErrors, let canvas = documents.canvas, var scenario = documents.scenario else {
            throw CommandFailure.input(documents.diagnostics)
        }
        request.change(&scenario)
        var notices = documents.diagnostics.map(\.description)
        var behavior = documents.behavior
        if documents.isStandardScenario {
            // Who brings events means those, and none that we make up.
            if request.events != nil { behavior = [] }
            notices.append(scenario.standardNotice(for: canvas, invents: request.events == nil))
        }
        if scenario.expectations != nil, request.changesWorld {
            notices.append("the run is not the scenario's, so its expectations are not looked at")
            scenario.expectations = nil
        }
        if scenario.expectations != nil, request.isPlan {
            notices.append("a plan has no outcome, so the scenario's expectations are not looked at")
            scenario.expectations = nil
        }
        for network in scenario.networks where !network.faults.isEmpty && request.destination(of: network.name) != nil {
            notices.append("the faults of `\(network.name)` are its simulator's own, and this run does not ask it")
        }
        let clock = ContinuousClock()
        let began = clock.now
        let heading = RunHeading(
            name: request.subject.name,
            people: 0,
            origin: scenario.origin,
            seed: scenario.seed,
            start: scenario.start,
            runFor: scenario.runFor ?? FlowInput.defaultLength(of: canvas),
            networks: []
        )
        let run = ScenarioRun(
            canvas: canvas,
            scenario: scenario,
            behavior: behavior,
            registry: registry,
            destinations: destinations(request, observer),
            threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount,
            stopwatch: { (clock.now - began) / .seconds(1) },
            observer: ScenarioRun.Observer(
                // A run that is refused says why, and nothing of a journey that nobody made.
                began: { [notices] people, networks in
                    observer.heading(heading.with(people: people, networks: networks))
                    for notice in notices { observer.notice(notice) }
                },
                progress: { observer.progress(ProgressBar($0, seconds: (clock.now - began) / .seconds(1))) },
                notice: observer.notice
            )
        )
        let facts = try await facts(of: run, tracedTo: request.trace, notice: observer.notice)
        if facts.result.people.entries == 0, !facts.result.isInterrupted {
            observer.notice(
                facts.result.people.inAudience == 0
                    ? "nobody entered: nobody of the target audience did what the canvas begins with"
                    : "nobody entered: the entry rules let nobody in"
            )
        }
        let networks = facts.result.networks.map { network in
            (name: network.name, destination: request.destination(of: network.name) ?? "simulator")
        }
        return RunOutcome(
            heading: heading.with(people: facts.result.people.inPopulation, networks: networks),
            canvas: canvas,
            result: facts.result,
            verdict: facts.result.isInterrupted ? RunVerdict() : Self.verdict(scenario, facts),
            sendsGeneratedPeople: run.sendsGeneratedPeople
        )
    }

    private func facts(
        of run: ScenarioRun,
        tracedTo path: String?,
        notice: (String) -> Void
    ) async throws -> ExpectationFacts {
        guard let path else { return try await run.run() }
        let file = try TraceFile(path)
        do {
            let facts = try await run.run { _ in [TraceRecorder(run.canvas, to: file)] }
            if facts.result.isInterrupted {
                let partial = try file.finishPartial()
                notice("the trace ends where the run was stopped: it is `\(partial)`")
            } else {
                try file.finish()
            }
            return facts
        } catch {
            file.drop()
            throw error
        }
    }

    /// The problems of documents, and of the events that they bring; of those a run speaks itself.
    private func problems(of documents: RunDocuments) -> [Diagnostic] {
        guard !documents.hasErrors, let canvas = documents.canvas else { return documents.diagnostics }
        var all = Diagnostics()
        all.add(documents.diagnostics)
        all.add(documents.scenario?.eventProblems(in: canvas) ?? [])
        return all.sorted
    }

    func read(
        _ subject: Subject,
        _ changes: [DocumentChange],
        _ registry: Registry
    ) throws -> RunDocuments {
        switch subject {
        case .file(let path):
            return try RunDocuments.read(
                path,
                from: .disk,
                changes: changes,
                registry: registry,
                simulators: toolbox.simulators
            )
        case .sample(let sample):
            let files = Dictionary(sample.files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
            return try RunDocuments.read(
                sample.scenario?.name ?? sample.canvas.name,
                from: .bundled(files),
                changes: changes,
                registry: registry,
                simulators: toolbox.simulators
            )
        }
    }

    private func destinations(_ request: RunRequest, _ observer: RunObserver) -> NetworkDestinations {
        var destinations = NetworkDestinations(
            simulators: toolbox.simulators,
            urls: Dictionary(request.destinations.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last }),
            isInProcess: request.isInProcess,
            environment: { ProcessInfo.processInfo.environment[$0] }
        )
        if let maxWait = request.maxWait { destinations.maxWait = maxWait }
        destinations.isPlan = request.isPlan
        destinations.sendsGeneratedPeople = request.sendsGeneratedPeople
        destinations.watch = NetworkWatch(isInterrupted: request.isInterrupted, waiting: observer.waiting)
        return destinations
    }

    private static func verdict(_ scenario: Scenario, _ facts: ExpectationFacts) -> RunVerdict {
        let unexpected = facts.result.networks.map { network in
            network.report.incidents.count { $0.closedAt == nil && !scenario.expects($0, of: network.name) }
        }
        return RunVerdict(
            expectations: scenario.expectations?.count,
            failures: scenario.failures(in: facts).map(\.description),
            unexpectedIncidents: unexpected.reduce(0, +)
        )
    }
}

extension RunRequest {
    /// Changes the scenario as the options say.
    func change(_ scenario: inout Scenario) {
        switch people {
        case .file(let path): scenario.people = .file(path, Position(file: path))
        case .generated(let count):
            var shapes: [(name: String, shape: Shape)] = []
            if case .generated(_, let told) = scenario.people { shapes = told }
            scenario.people = .generated(count: count, shapes: shapes)
        case nil: break
        }
        if let events { scenario.events = .file(events, Position(file: events)) }
        if let seed { scenario.seed = seed }
        if let start { scenario.start = start }
        if let runFor { scenario.runFor = runFor }
    }

    /// The host of a network that is reached by URL.
    func destination(of network: String) -> String? {
        guard let url = destinations.last(where: { $0.key == network })?.value else { return nil }
        return url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? url
    }
}

extension Scenario {
    /// Where the people come from, for the heading.
    var origin: RunHeading.Origin {
        switch people {
        case .generated: .generated
        case .file(let path, _): .file(path)
        case .inline, .made: .listed
        }
    }

    /// What the standard scenario, as the options have changed it, assumes of the people of a canvas.
    fileprivate func standardNotice(for canvas: Canvas, invents: Bool) -> String {
        let who =
            switch people {
            case .generated(let count, _): Figures.counted(count, "generated person", plural: "generated people")
            case .file(let path, _): "the people of \(path)"
            case .inline(let people): Figures.counted(people.count, "person", plural: "people")
            case .made(let people): Figures.counted(people.count, "person", plural: "people")
            }
        guard invents else { return "there is no scenario beside the canvas: it takes \(who) along, with your events" }
        let does =
            switch canvas.schedule {
            case .actionBased(let event): "does `\(event)` once in the first day and every other event that it names"
            case .apiTriggered: "is triggered once in the first day and does every event that it names"
            case .scheduled: "does every event that it names"
            }
        return
            "there is no scenario beside the canvas: it takes \(who) along, each of whom \(does) with probability 0.1"
    }
}

extension RunHeading {
    func with(people: Int, networks: [(name: String, destination: String)]) -> RunHeading {
        var heading = self
        heading.people = people
        heading.networks = networks
        return heading
    }
}

extension ProgressBar {
    init(_ progress: FlowProgress, seconds: Double) {
        let done = (progress.now - progress.start).seconds
        let all = max(1, (progress.end - progress.start).seconds)
        let days = Int((all + 86_399) / 86_400)
        self.init(
            fraction: Double(done) / Double(all),
            day: min(days, Int(done / 86_400) + 1),
            days: days,
            seconds: seconds
        )
    }
}
