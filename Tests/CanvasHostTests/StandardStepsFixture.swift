import CanvasStep
import StandardSteps

/// The plugin that most documents of these tests are written for.
enum StandardStepsFixture {
    static let plugin: any StepPlugin = StandardSteps()
}
