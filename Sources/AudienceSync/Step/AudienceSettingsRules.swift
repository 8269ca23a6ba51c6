public import CanvasModel
public import CanvasStep

/// What must hold of the settings that all audience steps have, whatever their network.
public enum AudienceSettingsRules {
    /// Looks for an audience that is created to remove people from, for a match key that is named twice, and for
    /// batches larger than the network takes.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - matchOn: The match keys, as the document writes them.
    ///   - limits: The network's limits.
    ///   - source: Where the network states them, for the message.
    ///   - positions: Where the settings stand.
    public static func problems<Target>(
        of settings: AudienceSettings<Target>,
        matchOn: [String],
        limits: SyncLimits,
        source: String,
        positions: SettingPositions
    ) -> [Diagnostic] {
        let audience = settings.target.audience
        var found: [Diagnostic] = []
        if settings.action == .remove, audience.isCreated {
            found.append(
                .error(
                    at: positions["audience"],
                    "people can't be removed from an audience that the step creates",
                    fix: "write audience: { existing: \(audience.name) }"
                )
            )
        }
        var seen: Set<String> = []
        for field in matchOn where !seen.insert(field).inserted {
            found.append(.error(at: positions["match_on"], "`match_on` names `\(field)` twice", fix: "leave one out"))
        }
        if case .people(let count, _) = settings.batching, count > limits.people {
            found.append(
                .error(
                    at: positions["batching"],
                    "`people` is \(count), and a request holds at most \(limits.people) (\(source))",
                    fix: "write at most \(limits.people)"
                )
            )
        }
        return found
    }
}
