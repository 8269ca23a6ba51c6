public import CanvasStep

/// A plugin whose steps reach an ad network; tools that need the network find it by a cast to this.
public protocol AdNetworkPlugin: StepPlugin {
    /// The type of the network.
    associatedtype AdNetworkType: AdNetwork

    /// The network.
    var adNetwork: AdNetworkType { get }
}

extension AdNetworkPlugin {
    /// The network's own declaration.
    public var network: NetworkDeclaration? { adNetwork.declaration }
}
