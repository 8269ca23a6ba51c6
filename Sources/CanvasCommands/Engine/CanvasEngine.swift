package import CanvasHost
package import CanvasModel
package import CanvasScenario

/// What reads and runs canvases for the commands.
///
/// The commands say what a person asked for and show what comes back; what lies between is behind this protocol, so
/// that they are tested without running anything.
package protocol CanvasEngine: Sendable {
    /// Reads a canvas, or a scenario and its canvas, and finds every problem.
    ///
    /// - Throws: `CommandFailure` or `Diagnostic` when there is nothing to look for problems in.
    func inspect(_ subject: Subject) throws -> Inspection

    /// Runs a canvas.
    ///
    /// - Throws: `CommandFailure`, `Diagnostic`, `LaunchRefusal`, `TransportError`; anything else is shown as a bug.
    func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome

    /// Finds out what becomes of one person, in process.
    ///
    /// - Throws: As ``run(_:reporting:)``, and `ExplanationProblem`.
    func explain(_ request: ExplainRequest, reporting observer: RunObserver) async throws -> ExplainOutcome

    /// Looks for people who take what no scenario takes.
    ///
    /// - Throws: As ``run(_:reporting:)``.
    func cover(_ request: CoverRequest) async throws -> Cover

    /// Runs two versions of a canvas with the same people, in process.
    ///
    /// - Throws: As ``run(_:reporting:)``.
    func compare(_ request: CompareRequest, reporting observer: RunObserver) async throws -> RunComparison
}

/// What was found in a canvas.
package struct Inspection: Sendable {
    /// The canvas; `nil` when a problem blocks.
    package var canvas: Canvas?
    /// Every problem, by file, line and column; those of the input's events too.
    package var diagnostics: [Diagnostic]
    /// The document as it is understood, with all defaults, ending with a line feed; `nil` when a problem blocks.
    package var effectiveDocument: String? { makeEffectiveDocument() }
    /// Writing it takes longer than everything else of an inspection, and few ask for it.
    private let makeEffectiveDocument: @Sendable () -> String?
    /// How many expectations the scenario has; `nil` when it is no test, or can't be read so far.
    package var expectations: Int?
    /// The file that the scenario's run is compared with, if it names one.
    package var snapshot: Scenario.Snapshot?
    /// The files that a run depends on.
    package var files: [String] = []
    /// What was read, so that whoever runs it next need not read it again.
    package var documents: RunDocuments?

    /// Whether the scenario says what must come out.
    package var isTest: Bool { expectations != nil || snapshot != nil }

    /// Makes an inspection.
    package init(
        canvas: Canvas?,
        diagnostics: [Diagnostic],
        effectiveDocument: @escaping @autoclosure @Sendable () -> String?,
        expectations: Int? = nil
    ) {
        self.canvas = canvas
        self.diagnostics = diagnostics
        makeEffectiveDocument = effectiveDocument
        self.expectations = expectations
    }
}
