/// A request with one person in it, on its way to a network.
public struct SyncRequest: Hashable, Sendable {
    /// A match key as it may be shown.
    public struct Key: Hashable, Sendable {
        /// Its name at the network, `EMAIL`.
        public let name: String
        /// The first eight digits of its digest; `nil` for what is sent as it is.
        public let prefix: String?

        /// Describes a key.
        ///
        /// - Parameters:
        ///   - name: Its name at the network.
        ///   - wire: What is sent. Of what is no digest nothing is kept.
        public init(_ name: String, wire: String) {
            self.name = name
            let isDigest =
                wire.utf8.count == 64
                && wire.utf8.allSatisfy { byte in
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
                }
            prefix = isDigest ? String(wire.prefix(8)) : nil
        }
    }

    /// The number of the request among those with people in them that the network is sent in the run, from 1.
    public let number: Int
    /// The network's name.
    public let network: String
    /// The ad account, as the network writes it.
    public let adAccount: String
    /// The audience's name.
    public let audience: String
    /// Whether the person is to be taken out of the audience, rather than added.
    public let isRemoval: Bool
    /// The person's match keys; empty where the network does not describe them.
    public let keys: [Key]
    /// Whether the keys are those that the person was added with, which the profile no longer tells.
    public let isByKeptKeys: Bool

    /// Describes a request.
    public init(
        number: Int,
        network: String,
        adAccount: String,
        audience: String,
        isRemoval: Bool,
        keys: [Key],
        isByKeptKeys: Bool = false
    ) {
        self.number = number
        self.network = network
        self.adAccount = adAccount
        self.audience = audience
        self.isRemoval = isRemoval
        self.keys = keys
        self.isByKeptKeys = isByKeptKeys
    }
}
