package import CanvasScenario

/// What a person asked `cover` for.
package struct CoverRequest: Sendable {
    /// The canvas, or a scenario of it.
    package var subject: Subject
    /// The scenarios whose ways are taken already; without any, the one beside the canvas.
    package var scenarios: [Subject] = []
    /// The file that the proposals are written to; `nil` for standard output.
    package var output: String?

    /// Asks for proposals for a canvas.
    package init(subject: Subject) {
        self.subject = subject
    }
}

/// What `cover` found.
package struct Cover: Sendable {
    /// Who takes what, and what nobody takes.
    package var result: CoverResult
    /// What the person should know besides.
    package var notices: [String]

    /// Makes a finding.
    package init(result: CoverResult, notices: [String] = []) {
        self.result = result
        self.notices = notices
    }
}
