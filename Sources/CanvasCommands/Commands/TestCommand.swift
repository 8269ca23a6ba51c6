import ArgumentParser
import CanvasModel
import CanvasReport

/// `canvas test PATH…`.
struct TestCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs every scenario that expects something, and tells which expectations hold.",
        discussion: """
            A path is a scenario, a canvas with its scenario beside it, or a folder, of which every *.scenario.yaml is \
            run; a sample goes by its name. Simulators are called directly. Exits with 0 when every expectation holds, \
            else with 1, whatever incidents are open.
            """
    )

    @Argument(help: ArgumentHelp("Scenarios, canvases, folders; samples by name.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("Run only scenarios whose path or name contains a text.", valueName: "text"))
    var filter: String?

    @Flag(help: "Print JSON.")
    var json = false

    func execute(in session: Session) async throws -> CommandStatus {
        var listing = TestListing()
        for candidate in try candidates(in: session) {
            let outcome = await outcome(of: candidate, in: session)
            let line = listing.add(outcome)
            guard !json else { continue }
            session.console.write(line, to: .output)
            for line in outcome.failures.flatMap(\.printableLines) { session.console.write(line + "\n", to: .error) }
        }
        session.console.write(json ? listing.document : listing.summary, to: .output)
        return listing.failed == 0 ? .good : .wrongInput
    }

    /// A scenario that is to run, with how many expectations it has or why it can't.
    private struct Candidate {
        let test: TestSubject
        let expectations: Int
        let problems: [Diagnostic]
    }

    private func candidates(in session: Session) throws -> [Candidate] {
        let finder = ScenarioFinder(samples: session.toolbox.samples)
        var all: [Candidate] = []
        var names: Set<String> = []
        for path in paths {
            let found = try finder.subjects(of: path).compactMap { candidate(of: $0, in: session) }
            guard !found.isEmpty else {
                throw CommandFailure.input(
                    "`\(path)` has no scenario that expects something",
                    fix: "add `expect` to a scenario, for example `expect: [{ incidents: none }]`"
                )
            }
            all += found.filter { names.insert($0.test.name).inserted }
        }
        guard let filter else { return all }
        let chosen = all.filter { $0.test.name.lowercased().contains(filter.lowercased()) }
        guard !chosen.isEmpty else { throw CommandFailure.input("no scenario's name contains `\(filter)`") }
        return chosen
    }

    /// The candidate of a scenario; `nil` when it is no test.
    private func candidate(of test: TestSubject, in session: Session) -> Candidate? {
        do {
            let inspection = try session.engine.inspect(test.subject)
            let problems = inspection.diagnostics.filter { $0.severity == .error }
            if inspection.expectations == nil && problems.isEmpty { return nil }
            return Candidate(test: test, expectations: inspection.expectations ?? 0, problems: problems)
        } catch let problem as Diagnostic {
            return Candidate(test: test, expectations: 0, problems: [problem])
        } catch {
            return Candidate(test: test, expectations: 0, problems: failure(error, of: test))
        }
    }

    private func outcome(of candidate: Candidate, in session: Session) async -> TestOutcome {
        let test = candidate.test
        var failures = candidate.problems.map(\.description)
        if failures.isEmpty {
            var request = RunRequest(subject: test.subject)
            request.isInProcess = true
            let observer = RunObserver(heading: { _ in }, progress: { _ in }, notice: { _ in })
            do {
                failures = try await session.engine.run(request, reporting: observer).verdict.failures
            } catch let problem as Diagnostic {
                failures = [problem.description]
            } catch {
                failures = failure(error, of: test).map(\.description)
            }
        }
        return TestOutcome(name: test.name, expectations: candidate.expectations, failures: failures)
    }

    /// What ended a run, at the scenario that it ended.
    private func failure(_ error: any Error, of test: TestSubject) -> [Diagnostic] {
        CommandFailure(error).lines.map { line in
            let sentence = line.hasPrefix("canvas: error: ") ? String(line.dropFirst(15)) : line
            return .error(at: Position(file: test.name), sentence)
        }
    }
}
