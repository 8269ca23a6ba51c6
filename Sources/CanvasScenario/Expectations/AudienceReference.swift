import CanvasModel

/// The audience that an expectation means: by its name, and by its network and ad account where the name is not enough.
///
/// It is written as the name, or as `{ audience: NAME, network: facebook, ad_account: act_1 }`.
public struct AudienceReference: Hashable, Sendable {
    /// The audience's name.
    public var name: String
    /// The network; any when it is not said.
    public var network: String?
    /// The ad account, as the network writes it; any when it is not said.
    public var adAccount: String?

    /// Names an audience.
    public init(_ name: String, network: String? = nil, adAccount: String? = nil) {
        self.name = name
        self.network = network
        self.adAccount = adAccount
    }

    /// Whether an audience is meant.
    func accepts(name: String, network: String, adAccount: String) -> Bool {
        self.name == name && self.network ?? network == network && self.adAccount ?? adAccount == adAccount
    }
}

extension AudienceReference: CustomStringConvertible {
    /// The name in backticks, with what else was said.
    public var description: String {
        let rest = [network, adAccount].compactMap { $0 }
        return rest.isEmpty ? "`\(name)`" : "`\(name)` (\(rest.joined(separator: ", ")))"
    }
}

extension AudienceReference {
    static func read(_ value: LocatedValue, _ key: String, into diagnostics: inout Diagnostics) -> AudienceReference? {
        if let name = value.text, !name.isEmpty { return AudienceReference(name) }
        guard let members = value.members, let name = value["audience"]?.text, !name.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`\(key)` takes the name of an audience, not \(value.kindDescription)",
                fix: "for example \(key): recent_buyers"
            )
            return nil
        }
        value.refuseUnknownKeys(known: ["audience", "network", "ad_account"], of: "`\(key)`", into: &diagnostics)
        for member in members where member.key != "audience" && member.value.text == nil {
            diagnostics.error(
                at: member.value.position,
                "`\(member.key)` takes a name, not \(member.value.kindDescription)"
            )
        }
        return AudienceReference(name, network: value["network"]?.text, adAccount: value["ad_account"]?.text)
    }
}
