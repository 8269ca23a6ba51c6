/// Reads and runs canvases in the worlds of their scenarios.
package struct ScenarioEngine: CanvasEngine {
    private let toolbox: Toolbox

    /// Makes an engine with the plugins of an executable.
    package init(toolbox: Toolbox) {
        self.toolbox = toolbox
    }

    package func inspect(_ subject: Subject) throws -> Inspection {
        throw CommandFailure(.bug, "`\(subject.name)` can't be read: CanvasScenario is not linked yet")
    }

    package func run(_ request: RunRequest, reporting observer: RunObserver) async throws -> RunOutcome {
        throw CommandFailure(.bug, "`\(request.subject.name)` can't run: CanvasScenario is not linked yet")
    }
}
