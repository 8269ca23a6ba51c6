import CanvasCommands
import ExampleAudience
import ExampleSimulator
import FacebookAudience
import FacebookSimulator
import LinkedInAudience
import LinkedInSimulator
import StandardSteps

await CanvasTool.main([
    .init(StandardSteps()),
    .init(FacebookAudience(), simulator: FacebookSimulator.init, samples: FacebookAudience.samples),
    .init(ExampleAudience(), simulator: ExampleSimulator.init, samples: ExampleAudience.samples),
    .init(LinkedInAudience(), simulator: LinkedInSimulator.init, samples: LinkedInAudience.samples),
])
