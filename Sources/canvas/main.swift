import CanvasCommands
import FacebookAudience
import FacebookSimulator
import StandardSteps

await CanvasTool.main([
    .init(StandardSteps()),
    .init(FacebookAudience(), simulator: FacebookSimulator.init, samples: FacebookAudience.samples),
])
