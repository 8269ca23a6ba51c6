import CanvasModel
import CanvasStep

/// Looks for mistakes in what a network declares of itself, before it is ever asked for anything.
enum NetworkDeclarationCheck {
    static func problems(of network: some AdNetwork) -> [String] {
        limits(network.limits) + rules(network.rules) + failures(network)
    }

    private static func limits(_ limits: SyncLimits) -> [String] {
        var found: [String] = []
        if limits.people < 1 {
            found.append("`limits.people` is \(limits.people); a request holds at least one person")
        }
        if limits.bytes <= limits.trailer {
            found.append("`limits.bytes` is \(limits.bytes), no more than the trailer of \(limits.trailer)")
        }
        if limits.timeout <= .zero { found.append("`limits.timeout` is not positive") }
        if let session = limits.session, session <= .zero { found.append("`limits.session` is not positive") }
        if let seed = limits.seed, seed < 1 || seed > limits.people {
            found.append("`limits.seed` is \(seed), and a request holds from 1 to \(limits.people) people")
        }
        return found
    }

    private static func rules(_ rules: [MatchKeyRule]) -> [String] {
        (rules + rules.flatMap(\.supersedes)).compactMap { rule in rule.problem.map { "the rule `\(rule.id)` \($0)" } }
    }

    private static func failures(_ network: some AdNetwork) -> [String] {
        let rows = Set(network.troubleshooting.map(\.code))
        var found: [String] = []
        var names: Set<String> = []
        for failure in network.failures {
            if !names.insert(failure.name).inserted { found.append("`failures` has two rows named `\(failure.name)`") }
            if !rows.contains(failure.row) {
                found.append(
                    "`failures.\(failure.name)` is of row \(failure.row), which the troubleshooting table does not have"
                )
            }
            if failure.status == nil, failure.code == nil {
                found.append("`failures.\(failure.name)` is known by no status and no code, so that nothing maps to it")
            }
        }
        return found
    }
}
