public import CanvasModel
public import NetworkSimulator

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

    /// Notes the networks that nobody brings, and options that a network's stand-in does not have.
    ///
    /// - Parameters:
    ///   - known: The networks that there are.
    ///   - options: The options of each network's stand-in; a network without one is not looked at.
    public func checkNetworks(
        known: [String],
        options: [String: [SimulatorOption]],
        answers: [String: (ScriptedAnswer) -> Diagnostic?] = [:],
        into diagnostics: inout Diagnostics
    ) {
        for network in networks where !known.contains(network.name) {
            diagnostics.error(
                at: network.position,
                "there is no network `\(network.name.prefix(60))`",
                fix: Spelling.suggestion(for: network.name, among: known)
            )
        }
        for network in networks {
            guard let declared = options[network.name] else { continue }
            for option in network.options { declared.check(option, of: network.name, into: &diagnostics) }
        }
        for network in networks {
            guard let check = answers[network.name] else { continue }
            diagnostics.add(network.faults.flatMap(\.answers).compactMap(check))
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
        value.refuseUnknownKeys(
            known: ["match_rate", "existing_audiences", "faults", "options"],
            of: "a network",
            into: &diagnostics
        )
        network.matchRate = value["match_rate"].flatMap { $0.share("match_rate", into: &diagnostics) }
        network.existingAudiences = audiences(value["existing_audiences"], into: &diagnostics)
        network.faults = list(value["faults"], "faults", into: &diagnostics)
            .compactMap { FaultRule.read($0, into: &diagnostics) }
        network.options = options(value["options"], into: &diagnostics)
        return network
    }

    private static func options(
        _ value: LocatedValue?,
        into diagnostics: inout Diagnostics
    ) -> [(name: String, value: String, position: Position)] {
        guard let value, !value.isNull else { return [] }
        guard let members = value.members else {
            diagnostics.error(at: value.position, "`options` takes a mapping, not \(value.kindDescription)")
            return []
        }
        return members.compactMap { member in
            if let text = member.value.text { return (member.key, text, member.position) }
            diagnostics.error(
                at: member.value.position,
                "`\(member.key)` takes a value, not \(member.value.kindDescription)"
            )
            return nil
        }
    }

    private static func audiences(
        _ value: LocatedValue?,
        into diagnostics: inout Diagnostics
    ) -> [(adAccount: String, name: String)] {
        var audiences: [(adAccount: String, name: String)] = []
        for element in list(value, "existing_audiences", into: &diagnostics) {
            element.refuseUnknownKeys(known: ["ad_account", "name"], of: "an audience", into: &diagnostics)
            guard let account = element["ad_account"]?.text, let name = element["name"]?.text else {
                diagnostics.error(
                    at: element.position,
                    "an audience needs its `ad_account` and its `name`",
                    fix: "for example { ad_account: act_1234567890, name: vip }"
                )
                continue
            }
            audiences.append((account, name))
        }
        return audiences
    }
}

extension [SimulatorOption] {
    /// Notes an option that is not among these, or whose value is none.
    fileprivate func check(
        _ option: (name: String, value: String, position: Position),
        of network: String,
        into diagnostics: inout Diagnostics
    ) {
        guard let known = first(where: { $0.name == option.name }) else {
            return diagnostics.error(
                at: option.position,
                "the simulator of `\(network)` has no option `\(option.name.prefix(60))`",
                fix: Spelling.suggestion(for: option.name, among: map(\.name))
            )
        }
        if let problem = known.problem(with: option.value) { diagnostics.error(at: option.position, problem) }
    }
}
