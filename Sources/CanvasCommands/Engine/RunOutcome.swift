package import CanvasFlow
package import CanvasHost
package import CanvasReport

/// What came of a run.
package struct RunOutcome: Sendable {
    /// What ran.
    package var heading: RunHeading
    /// The canvas.
    package var canvas: Canvas
    /// The figures.
    package var result: RunResult
    /// Whether they were expected.
    package var verdict: RunVerdict

    /// Makes an outcome.
    package init(heading: RunHeading, canvas: Canvas, result: RunResult, verdict: RunVerdict) {
        self.heading = heading
        self.canvas = canvas
        self.result = result
        self.verdict = verdict
    }
}
