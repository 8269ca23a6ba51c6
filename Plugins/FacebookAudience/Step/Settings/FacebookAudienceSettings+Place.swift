import AudienceSync
import CanvasModel
import CanvasStep

extension FacebookAudienceSettings {
    /// What is wrong with where the step stands.
    func problems(in place: Place) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let step = place.steps[place.index]
        if let name = createdAudience, let first = place.steps.prefix(place.index).first(where: { $0.creates(name) }) {
            found.append(
                .error(
                    at: place.positions["audience"],
                    "`\(step.id)` creates the audience `\(name.name)`, which `\(first.id)` creates already",
                    fix: "write audience: { existing: \(name.name) }, or choose another name"
                )
            )
        }
        if action == .add, !place.isGuarded(by: \.asksForConsent) {
            found.append(
                .warning(
                    at: step.position,
                    "people reach `\(step.id)` without having been asked for consent",
                    fix:
                        "filter on { attribute: ad_tracking_enabled, equals: true } on every way to it, or in `audience`"
                )
            )
        }
        if action == .remove, isFilledByCanvas(place), !place.before.contains(where: { $0.adds(to: audienceName) }) {
            found.append(
                .warning(
                    at: step.position,
                    "`\(step.id)` removes people from `\(audience.name)` before any step can have added them",
                    fix: "put it after the step that adds them"
                )
            )
        }
        return found
    }

    /// Whether the canvas itself creates the audience; another may have been filled before.
    private func isFilledByCanvas(_ place: Place) -> Bool {
        place.steps.contains { $0.creates(audienceName) }
    }
}

extension PlacedStep {
    fileprivate func creates(_ name: AudienceName) -> Bool {
        (settings as? FacebookAudienceSettings)?.createdAudience == name
    }

    fileprivate func adds(to name: AudienceName) -> Bool {
        guard let settings = settings as? FacebookAudienceSettings else { return false }
        return settings.action == .add && settings.audienceName == name
    }
}

extension Filter {
    /// Whether whoever passes has a device on which ad tracking is allowed.
    fileprivate var asksForConsent: Bool {
        switch self {
        case .all(let parts): parts.contains { $0.asksForConsent }
        case .any(let parts): !parts.isEmpty && parts.allSatisfy { $0.asksForConsent }
        case .not: false
        case .leaf(let leaf): leaf.asksForConsent
        }
    }
}

extension FilterLeaf {
    fileprivate var asksForConsent: Bool {
        guard subject == .attribute(StandardAttribute.adTrackingEnabled.rawValue) else { return false }
        return tests.contains { test in
            switch test {
            case .equals(let value): value.boolean == true
            case .isIn(let values): !values.isEmpty && values.allSatisfy { $0.boolean == true }
            default: false
            }
        }
    }
}
