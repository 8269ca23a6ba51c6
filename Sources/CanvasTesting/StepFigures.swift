import CanvasFlow
import CanvasModel

/// The figures of one step.
public struct StepFigures: Sendable {
    let result: RunResult.StepResult

    /// Visits that came.
    public var entered: Int { common("entered") }
    /// Visits that went on to another step.
    public var proceeded: Int { common("proceeded") }
    /// Visits whose entry left the canvas here.
    public var exited: Int { common("exited") }
    /// Visits that are here.
    public var waiting: Int { common("waiting") }

    /// A metric of the step's type, such as `users_synced`.
    ///
    /// - Throws: `JourneyError` when the type has no such one.
    public func metric(_ name: String) throws -> Int {
        if let value = result.metric(name) { return value }
        throw JourneyError.unknown(
            what: "metric of the step `\(result.id)` called",
            name,
            suggestion: Spelling.suggestion(for: name, among: result.metrics.map(\.name))
        )
    }

    /// How many visits went by a path.
    ///
    /// - Throws: `JourneyError` when the step has no such path.
    public func path(_ name: String) throws -> Int {
        if let path = result.paths.first(where: { $0.name == name }) { return path.count }
        throw JourneyError.unknown(
            what: "path of the step `\(result.id)` called",
            name,
            suggestion: Spelling.suggestion(for: name, among: result.paths.map(\.name))
        )
    }

    private func common(_ name: String) -> Int { result.metric(name) ?? 0 }
}
