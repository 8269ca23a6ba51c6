import CanvasModel
import CanvasReport

/// Runs tests again whenever a file that concerns them changes, until somebody says that it is enough.
struct TestWatch {
    let selection: TestSelection
    let runner: TestRunner
    let session: Session

    /// What is known of the files of the last round.
    private struct Round {
        var tests: [ScenarioTest] = []
        var states: [String: FileState?] = [:]
        /// Whether there was one: what is wrong before is a reason to end at once.
        var hasBegun = false
    }

    /// Runs all tests, then those that changes concern.
    ///
    /// - Returns: What the last round came to.
    func run(telling report: inout TestReport) async throws -> CommandStatus {
        session.interruption.listen()
        var round = Round()
        var status = try await next(&round, telling: &report)
        while await session.watch.pause(), !session.interruption.isRaised() {
            guard hasChanged(round) else { continue }
            session.console.write("\n", to: .output)
            status = try await next(&round, telling: &report)
        }
        return status
    }

    /// Whether a file changed, or a scenario came or went.
    private func hasChanged(_ round: Round) -> Bool {
        if round.states.contains(where: { session.watch.state(of: $0.key) != $0.value }) { return true }
        // A word that means nothing just now may mean something again.
        guard let subjects = try? selection.subjects() else { return false }
        return subjects.contains { entry in
            guard case .file(let path) = entry.subject.subject else { return false }
            return round.states[path] == nil
        }
    }

    /// Runs what is new or concerned by a change.
    private func next(_ round: inout Round, telling report: inout TestReport) async throws -> CommandStatus {
        let known = Dictionary(round.tests.map { ($0.subject.name, $0.files) }, uniquingKeysWith: { first, _ in first })
        let changed = Set(round.states.filter { session.watch.state(of: $0.key) != $0.value }.keys)
        let subjects: [(subject: TestSubject, path: String)]
        do {
            subjects = try selection.subjects()
        } catch  where round.hasBegun {
            return try refused(error, &round, telling: &report)
        }
        // Looked at before they are read: what is written meanwhile is a change.
        var states = round.states.filter { !changed.contains($0.key) }
        for file in changed { states[file] = .some(session.watch.state(of: file)) }
        for case .file(let path) in subjects.map(\.subject.subject) where states[path] == nil {
            states[path] = .some(session.watch.state(of: path))
        }
        let read = await runner.read(subjects)
        for file in read.flatMap(\.test.files) where states[file] == nil {
            states[file] = .some(session.watch.state(of: file))
        }
        round.states = states
        let tests: TestSelection.Tests
        do {
            tests = try selection.tests(among: read)
        } catch  where round.hasBegun {
            return try refused(error, &round, telling: &report)
        }
        report.begin(tests)
        let concerned = tests.run.filter { test in
            guard let before = known[test.subject.name] else { return true }
            return !changed.isDisjoint(with: before) || !changed.isDisjoint(with: test.files)
        }
        await runner.run(concerned) { report.add($0) }
        round.tests = tests.run
        round.hasBegun = true
        let status = try report.end(in: tests.run.map(\.subject.name))
        session.console.write(
            "canvas: note: watching \(Figures.counted(states.count, "file")), Ctrl-C ends\n",
            to: .error
        )
        return status
    }

    /// Says why there is nothing to run at the moment: in the middle of an edit that is no reason to leave.
    private func refused(
        _ error: any Error,
        _ round: inout Round,
        telling report: inout TestReport
    ) throws -> CommandStatus {
        for line in CommandFailure(error).lines { session.console.write(line.printable + "\n", to: .error) }
        for file in round.states.keys { round.states[file] = .some(session.watch.state(of: file)) }
        round.tests = []
        return .wrongInput
    }
}
