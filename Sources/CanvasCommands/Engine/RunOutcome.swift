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
    /// Whether people who are made up go to a real network.
    package var sendsGeneratedPeople: Bool

    /// Makes an outcome.
    package init(
        heading: RunHeading,
        canvas: Canvas,
        result: RunResult,
        verdict: RunVerdict,
        sendsGeneratedPeople: Bool = false
    ) {
        self.heading = heading
        self.canvas = canvas
        self.result = result
        self.verdict = verdict
        self.sendsGeneratedPeople = sendsGeneratedPeople
    }
}
