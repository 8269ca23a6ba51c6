import CanvasModel

/// A scenario that is to be tested, as far as it can be read.
struct ScenarioTest: Sendable {
    /// The scenario.
    let subject: TestSubject
    /// What was found in it; `nil` when it can't be read.
    let inspection: Inspection?
    /// Why it can't be run.
    var problems: [Diagnostic]

    /// Reads a scenario.
    init(reading subject: TestSubject, by engine: any CanvasEngine) {
        self.subject = subject
        do {
            let inspection = try engine.inspect(subject.subject)
            self.inspection = inspection
            var problems = inspection.diagnostics.filter { $0.severity == .error }
            if problems.isEmpty, !inspection.isTest, !subject.isFound { problems = [Self.expectsNothing(subject)] }
            self.problems = problems
        } catch {
            inspection = nil
            problems = Self.diagnostics(error, of: subject)
        }
    }

    /// Whether there is anything to tell of it: what lies in a folder and expects nothing is a world to run in.
    var isTest: Bool { !problems.isEmpty || inspection?.isTest == true }

    /// What is worth knowing of it, and keeps nothing from running.
    var warnings: [Diagnostic] { inspection?.diagnostics.filter { $0.severity == .warning } ?? [] }

    /// How many expectations it has; a snapshot is one.
    var expectations: Int { (inspection?.expectations ?? 0) + (inspection?.snapshot == nil ? 0 : 1) }

    /// The files that it was read from and that its run reads.
    var files: [String] {
        guard case .file(let path) = subject.subject else { return [] }
        return [path] + (inspection?.files ?? problems.map(\.position.file)).filter { $0 != path }
    }

    /// What ended a run, at the scenario that it ended.
    static func diagnostics(_ error: any Error, of subject: TestSubject) -> [Diagnostic] {
        if let problem = error as? Diagnostic { return [problem] }
        return CommandFailure(error).lines.map { line in
            let sentence = line.hasPrefix("canvas: error: ") ? String(line.dropFirst(15)) : line
            return .error(at: Position(file: subject.name), sentence)
        }
    }

    private static func expectsNothing(_ subject: TestSubject) -> Diagnostic {
        .error(
            at: Position(file: subject.name),
            "no scenario of it expects something",
            fix: "add `expect` to the scenario, for example `expect: [{ incidents: none }]`, or `snapshot: FILE`"
        )
    }
}
