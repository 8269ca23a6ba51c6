public import CanvasStep

extension LaunchClient {
    /// Finds an audience by its name, or makes it.
    ///
    /// - Parameters:
    ///   - target: What a step says.
    ///   - known: The audiences that this launch has found or made before.
    ///   - row: The row of the troubleshooting table for a name that nobody or several have.
    ///   - list: Asks for the audiences of the ad account.
    ///   - make: Makes one, and gives its identifier.
    /// - Throws: `LaunchRefusal`.
    public func audience(
        of target: some NamedAudienceTarget,
        known: [AudienceHandle],
        row: String,
        list: () async throws(LaunchRefusal) -> [(id: String, name: String)],
        make: () async throws(LaunchRefusal) -> String
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let (adAccount, name) = (target.adAccount, target.audience.name)
        if let handle = known.first(where: { $0.adAccount == adAccount && $0.name == name }) { return handle }
        let directory = AudienceDirectory(adAccount: adAccount, audiences: try await list(), row: row)
        if let handle = try directory.handle(of: target.audience) { return handle }
        return AudienceHandle(adAccount: adAccount, id: try await make(), name: name, createdAt: now)
    }
}
