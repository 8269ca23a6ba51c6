public import CanvasStep
public import NetworkSimulator

/// A plugin as an executable lists it: its steps, and for an ad network the stand-in and the samples beside it.
///
/// ```swift
/// await CanvasTool.main([
///     .init(StandardSteps()),
///     .init(FacebookAudience(), simulator: FacebookSimulator.init, samples: FacebookAudience.samples),
/// ])
/// ```
public struct RegisteredPlugin: Sendable {
    /// Makes a network's stand-in.
    public typealias SimulatorFactory = @Sendable (SimulatorSettings) -> any Simulator

    let plugin: any StepPlugin
    let simulator: SimulatorFactory?
    let samples: [SampleFile]

    /// Registers a plugin.
    ///
    /// - Parameters:
    ///   - plugin: The plugin.
    ///   - simulator: Makes the stand-in of the plugin's network, if it has one.
    ///   - samples: The canvases that the plugin carries, with their scenarios.
    public init(_ plugin: any StepPlugin, simulator: SimulatorFactory? = nil, samples: [SampleFile] = []) {
        self.plugin = plugin
        self.simulator = simulator
        self.samples = samples
    }
}
