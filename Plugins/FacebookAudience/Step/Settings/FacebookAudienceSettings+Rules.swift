import AudienceSync
import CanvasModel
import CanvasStep

extension FacebookAudienceSettings {
    /// What is wrong with the settings by themselves.
    func problems(_ positions: SettingPositions) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if action == .remove, audience.isCreated {
            found.append(
                .error(
                    at: positions["audience"],
                    "people can't be removed from an audience that the step creates",
                    fix: "write audience: { existing: \(audience.name) }"
                )
            )
        }
        var seen: Set<MatchField> = []
        for field in matchOn where !seen.insert(field).inserted {
            found.append(
                .error(at: positions["match_on"], "`match_on` names `\(field.rawValue)` twice", fix: "leave one out")
            )
        }
        if case .people(let count, _) = batching, count > FacebookNetwork.mostRows {
            found.append(
                .error(
                    at: positions["batching"],
                    "`people` is \(count), and Facebook takes at most \(FacebookNetwork.mostRows) in a request",
                    fix: "write at most \(FacebookNetwork.mostRows)"
                )
            )
        }
        let needing: [(String, MatchField)] = [
            ("state_attribute", .state), ("zip_attribute", .zip), ("advertiser_ids", .mobileAdvertiserID),
        ]
        for (name, field) in needing
        where positions.isWritten(name) && !seen.contains(field) {
            found.append(
                .warning(
                    at: positions[name],
                    "`\(name)` has no effect",
                    fix: "add `\(field.rawValue)` to `match_on`, or leave it out"
                )
            )
        }
        if limitedDataUse != nil, action == .remove {
            found.append(
                .warning(
                    at: positions["limited_data_use"],
                    "`limited_data_use` has no effect on a removal",
                    fix: "leave it out"
                )
            )
        }
        return found
    }

    /// The audience that the step creates; `nil` when it creates none.
    var createdAudience: AudienceName? {
        audience.isCreated ? AudienceName(adAccount: adAccount, name: audience.name) : nil
    }

    /// The audience by name, whoever creates it.
    var audienceName: AudienceName {
        AudienceName(adAccount: adAccount, name: audience.name)
    }
}

/// An audience by its name, which is unique among those that one canvas creates.
struct AudienceName: Hashable, Sendable {
    let adAccount: String
    let name: String
}
