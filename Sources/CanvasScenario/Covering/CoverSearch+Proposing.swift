import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

/// Making a scenario of who was found.
extension CoverSearch {
    /// Those who take their parts also with all the others beside them; their scenario goes into the result.
    func keeping(_ finds: [CoverFind], canvasPath: String, in result: inout CoverResult) async throws -> [CoverFind] {
        let named = naming(finds)
        guard !named.isEmpty else { return [] }
        var kept = named
        var journeys: [String: PersonJourney] = [:]
        // Where entries are capped or sends are limited, one may keep another away.
        while !kept.isEmpty {
            journeys = try await world.journeys(of: kept.map(\.candidate))
            let good = kept.compactMap { find -> CoverFind? in
                guard let journey = journeys[find.candidate.id] else { return nil }
                let parts = parts(of: journey).intersection(coverage.untaken)
                return parts.isEmpty ? nil : CoverFind(candidate: find.candidate, parts: parts)
            }
            if good.count == kept.count {
                kept = good
                break
            }
            kept = good
        }
        var taken: Set<Coverage.Part> = []
        var needed: [CoverFind] = []
        for find in kept where !find.parts.isSubset(of: taken) {
            let new = find.parts.subtracting(taken)
            taken.formUnion(new)
            needed.append(CoverFind(candidate: find.candidate, parts: new))
        }
        if needed.count < kept.count { journeys = try await world.journeys(of: needed.map(\.candidate)) }
        result.proposals = needed.map { find in
            .init(person: find.candidate.id, parts: coverage.untaken.filter { find.parts.contains($0) })
        }
        if !needed.isEmpty { result.scenario = scenario(result.proposals, needed, journeys, canvasPath) }
        return needed
    }

    /// The finds with names of which no two are the same.
    ///
    /// Chance goes by names, so that a name is only added to where another has it.
    private func naming(_ finds: [CoverFind]) -> [CoverFind] {
        var seen: Set<String> = []
        return finds.filter { seen.insert($0.candidate.id).inserted }
    }

    private func scenario(
        _ proposals: [CoverResult.Proposal],
        _ finds: [CoverFind],
        _ journeys: [String: PersonJourney],
        _ canvasPath: String
    ) -> String {
        let document = world.document
        let candidates = finds.map(\.candidate)
        let last = candidates.compactMap(\.profile.trigger).max() ?? world.start
        var lines = [
            "# People who take what no other scenario takes, proposed by canvas cover.",
            "version: 1",
            "canvas: \(FlowText.value(document.text(canvasPath)))",
            "start: \(world.start)",
            "run_for: \(world.length(lastEntry: last))",
            "seed: \(world.seed)",
            "",
            "people:",
        ]
        for (proposal, candidate) in zip(proposals, candidates) {
            lines += Self.comment("Takes \(coverage.names(of: proposal.parts)).")
            lines.append("  - " + FlowText.value(document.person(candidate.id, candidate.profile)))
        }
        let events = candidates.flatMap { document.events(of: $0.id, $0.profile) }
        if !events.isEmpty { lines += ["", "events:"] + events.map { "  - " + FlowText.value($0) } }
        let habits = CoverWorld.habits(of: candidates)
        if !habits.isEmpty {
            lines += ["", "behavior:"] + habits.map { "  - " + FlowText.value(document.behavior($0)) }
        }
        lines += networkLines
        lines += ["", "expect:"]
        let expectations = candidates.flatMap { journeys[$0.id].map(document.expectations) ?? [] }
        lines += expectations.map { "  - " + FlowText.value($0) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What of the networks a run needs: audiences that exist, and what is peculiar to them.
    private var networkLines: [String] {
        let document = world.document
        let entries = world.networks.map { network -> (String, LocatedValue) in
            var members: [(String, LocatedValue)] = []
            if let rate = network.matchRate { members.append(("match_rate", document.plain(String(rate)))) }
            if !network.existingAudiences.isEmpty {
                let audiences = network.existingAudiences.map { audience in
                    document.map([
                        ("ad_account", document.text(audience.adAccount)), ("name", document.text(audience.name)),
                    ])
                }
                members.append(("existing_audiences", document.list(audiences)))
            }
            if !network.options.isEmpty {
                let options = network.options.map { ($0.name, document.plain($0.value)) }
                members.append(("options", document.map(options)))
            }
            return (network.name, document.map(members))
        }
        .filter { $0.1.members?.isEmpty == false }
        return entries.isEmpty
            ? []
            : ["", "networks:"] + entries.map { "  \(FlowText.value(document.text($0.0))): \(FlowText.value($0.1))" }
    }

    /// A comment on lines of at most 120 characters.
    private static func comment(_ text: String) -> [String] {
        var lines = ["  #"]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count + 1 > 120 { lines.append("  #") }
            lines[lines.count - 1] += " " + word
        }
        return lines
    }
}
