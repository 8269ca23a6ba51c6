public import AudienceSync
import CanvasStep

extension NetworkConformance {
    /// What `canvas new network` leaves to its author, a case for each place: it fails while the scaffold's own words stand
    /// there.
    ///
    /// - Parameter plugin: The network's plugin.
    public static func unfilled(of plugin: some AdNetworkPlugin) -> [NetworkConformanceCase] {
        let network = plugin.adNetwork
        func place(_ name: String, _ isFilled: Bool, _ advice: String) -> NetworkConformanceCase {
            NetworkConformanceCase(name) {
                guard isFilled else { throw ConformanceFailure(description: advice) }
            }
        }
        let documentation = plugin.documentation
        let introduction = documentation.introduction.map { "\($0)" }.joined()
        return [
            place(
                "The address is the network's own",
                !network.declaration.baseURL.hasSuffix(".invalid"),
                "`declaration.baseURL` is \(network.declaration.baseURL); write the network's, and its versions"
            ),
            place(
                "The limits are the network's own",
                !network.quotas.contains { $0.tier == "scaffold" },
                "`limits` and `quotas` are the scaffold's; write the network's, each with its source"
            ),
            place(
                "The match keys are made by the network's own rules",
                !network.rules.contains { $0.id.hasPrefix("scaffold.") },
                "`rules` are the scaffold's; write the network's, each with an example that its documentation prints"
            ),
            place(
                "The error table is the network's own",
                !network.failures.contains { $0.name.hasPrefix("scaffold_") },
                "`failures` are the scaffold's; write the network's codes with answers that its documentation prints"
            ),
            place(
                "The page says what the network does",
                !introduction.contains("scaffold"),
                "the introduction is the scaffold's; say who sees what, how soon, and what leaves this machine"
            ),
            place(
                "The requirements say how to meet them",
                !documentation.requirements.contains { $0.description.contains("scaffold") },
                "a requirement is the scaffold's; say how a token is got, and what its owner must be allowed to do"
            ),
        ]
    }
}
