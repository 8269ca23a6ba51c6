package import CanvasStep

/// What an executable's list of plugins amounts to.
package struct Toolbox: Sendable {
    /// The plugins in the order registered.
    package let plugins: [any StepPlugin]
    /// What makes each network's stand-in, by the network's name.
    package let simulators: [String: RegisteredPlugin.SimulatorFactory]
    /// The samples that the plugins carry.
    package let samples: SampleCatalog

    /// Takes a list of plugins.
    package init(_ registered: [RegisteredPlugin]) {
        plugins = registered.map(\.plugin)
        simulators = Dictionary(
            registered.compactMap { entry in
                guard let network = entry.plugin.network?.name, let simulator = entry.simulator else { return nil }
                return (network, simulator)
            },
            uniquingKeysWith: { first, _ in first }
        )
        samples = SampleCatalog(registered.map { ($0.samples, $0.plugin.documentation.useCases) })
    }

    /// The names of the networks that the plugins reach, in the order registered.
    package var networks: [String] { plugins.compactMap { $0.network?.name } }
}
