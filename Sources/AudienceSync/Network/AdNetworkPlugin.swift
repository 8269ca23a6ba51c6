public import CanvasStep

/// A plugin whose steps reach an ad network; tools that need the network find it by a cast to this.
public protocol AdNetworkPlugin: StepPlugin where Shared == AudienceSyncService<AdNetworkType> {
    /// The type of the network.
    associatedtype AdNetworkType: AdNetwork

    /// The network.
    var adNetwork: AdNetworkType { get }
}

extension AdNetworkPlugin {
    /// The network's own declaration.
    public var network: NetworkDeclaration? { adNetwork.declaration }

    /// What is wrong with the network's limits, rules and error table.
    public var declarationProblems: [String] { NetworkDeclarationCheck.problems(of: adNetwork) }

    /// Makes the service that the steps of a run share.
    public func open(
        _ steps: [PlacedStep],
        context: OpenContext
    ) async throws -> AudienceSyncService<AdNetworkType> {
        try AudienceSyncService(adNetwork, context: context)
    }
}
