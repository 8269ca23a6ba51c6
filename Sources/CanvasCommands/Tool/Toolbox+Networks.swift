import AudienceSync
import CanvasModel
import CanvasStep

extension Toolbox {
    /// The plugin that brings a network.
    ///
    /// - Throws: A failure that names the nearest network, or all of them.
    func plugin(ofNetwork name: String) throws(CommandFailure) -> any StepPlugin {
        if let plugin = plugins.first(where: { $0.network?.name == name }) { return plugin }
        throw .usage("there is no network `\(name)`", fix: Spelling.suggestion(for: name, among: networks))
    }

    /// The ad network of that name, by the one cast that tools reach networks with.
    ///
    /// - Throws: A failure when there is none, or when its plugin states nothing that a tool could ask.
    func adNetwork(_ name: String) throws(CommandFailure) -> any AdNetwork {
        let plugin = try plugin(ofNetwork: name)
        guard let plugin = plugin as? any AdNetworkPlugin else {
            throw .input("the plugin `\(plugin.name)` does not describe its network")
        }
        return plugin.adNetwork
    }
}
