import CanvasModel
public import CanvasStep

/// The audiences of an ad account as a network lists them, and what a launch makes of a name.
public struct AudienceDirectory: Sendable {
    private let adAccount: String
    private let audiences: [(id: String, name: String)]
    private let row: String

    /// Takes a list in.
    ///
    /// - Parameters:
    ///   - adAccount: The ad account, as the network writes it.
    ///   - audiences: Its audiences, as listed.
    ///   - row: The row of the troubleshooting table for a name that nobody or several have.
    public init(adAccount: String, audiences: [(id: String, name: String)], row: String) {
        self.adAccount = adAccount
        self.audiences = audiences
        self.row = row
    }

    /// The audience of a name.
    ///
    /// - Returns: `nil` when there is none and it is to be created.
    /// - Throws: `LaunchRefusal` when there are several, or when there is none and it should be there.
    public func handle(of audience: NamedAudience) throws(LaunchRefusal) -> AudienceHandle? {
        let found = audiences.filter { $0.name == audience.name }
        guard found.count <= 1 else {
            throw LaunchRefusal(
                "ad account \(adAccount) has \(found.count) audiences named `\(audience.name)` (\(row))",
                resolve: "rename all of them but one; there are \(found.map(\.id).joined(separator: ", "))",
                isByNetwork: true
            )
        }
        if let only = found.first { return AudienceHandle(adAccount: adAccount, id: only.id, name: only.name) }
        guard !audience.isCreated else { return nil }
        let nearest = Spelling.nearest(to: audience.name, among: audiences.map(\.name))
        throw LaunchRefusal(
            "ad account \(adAccount) has no audience named `\(audience.name)` (\(row))",
            resolve: nearest.map { "did you mean `\($0)`?" }
                ?? "create it there, or let the step do it with audience: { create: \(audience.name) }",
            isByNetwork: true
        )
    }
}
