import CanvasCommands
import ExampleAudience
import ExampleSimulator
import FacebookAudience
import FacebookSimulator
import GoogleAudience
import GoogleSimulator
import LinkedInAudience
import LinkedInSimulator
import StandardSteps
import TikTokAudience
import TikTokSimulator

await CanvasTool.main([
    .init(StandardSteps()),
    .init(FacebookAudience(), simulator: FacebookSimulator.init, samples: FacebookAudience.samples),
    .init(ExampleAudience(), simulator: ExampleSimulator.init, samples: ExampleAudience.samples),
    .init(GoogleAudience(), simulator: GoogleSimulator.init, samples: GoogleAudience.samples),
    .init(LinkedInAudience(), simulator: LinkedInSimulator.init, samples: LinkedInAudience.samples),
    .init(TikTokAudience(), simulator: TikTokSimulator.init, samples: TikTokAudience.samples),
])
