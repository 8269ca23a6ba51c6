public import CanvasModel

extension Scenario {
    static func networks(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> [Network] {
        guard let value, !value.isNull else { return [] }
        guard let members = value.members else {
            diagnostics.error(
                at: value.position,
                "`networks` takes a mapping of networks, not \(value.kindDescription)"
            )
            return []
        }
        return members.map { network($0, into: &diagnostics) }
    }

    /// Notes the networks that nobody brings.
    ///
    /// - Parameter known: The networks that the tool has a simulator of.
    public func refuseUnknownNetworks(known: [String], into diagnostics: inout Diagnostics) {
        for network in networks where !known.contains(network.name) {
            diagnostics.error(
                at: network.position,
                "there is no network `\(network.name.prefix(60))`",
                fix: Spelling.suggestion(for: network.name, among: known)
            )
        }
    }

    private static func network(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Network {
        var network = Network(name: member.key, position: member.position)
        let value = member.value
        if value.isNull { return network }
        guard value.members != nil else {
            diagnostics.error(at: value.position, "a network takes a mapping, not \(value.kindDescription)")
            return network
        }
        value.refuseUnknownKeys(known: ["match_rate", "existing_audiences"], of: "a network", into: &diagnostics)
        network.matchRate = value["match_rate"].flatMap { $0.share("match_rate", into: &diagnostics) }
        guard let audiences = value["existing_audiences"] else { return network }
        guard let elements = audiences.elements else {
            diagnostics.error(
                at: audiences.position,
                "`existing_audiences` takes a list, not \(audiences.kindDescription)"
            )
            return network
        }
        for element in elements {
            element.refuseUnknownKeys(known: ["ad_account", "name"], of: "an audience", into: &diagnostics)
            guard let account = element["ad_account"]?.text, let name = element["name"]?.text else {
                diagnostics.error(
                    at: element.position,
                    "an audience needs its `ad_account` and its `name`",
                    fix: "for example { ad_account: act_1234567890, name: vip }"
                )
                continue
            }
            network.existingAudiences.append((account, name))
        }
        return network
    }
}
