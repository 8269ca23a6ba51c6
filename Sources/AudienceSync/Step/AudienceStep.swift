public import CanvasModel
public import CanvasStep

/// A step that adds people to an audience of an ad network or removes them: all of it but its settings.
///
/// ```swift
/// struct ExampleAudience: AudienceStep {
///     struct Settings: StepSettings { … }
///     static let declaration = StepDeclaration<Settings>(…, metrics: SyncMetrics.declarations)
///     let outlet: AudienceOutlet<ExampleNetwork>
///     init(_ outlet: AudienceOutlet<ExampleNetwork>) { self.outlet = outlet }
///     static func assignment(of settings: Settings) -> AudienceAssignment<ExampleList> { … }
/// }
/// ```
/// People advance at once; they are synced behind.
public protocol AudienceStep: Step where Shared == AudienceSyncService<Network> {
    /// The network.
    associatedtype Network: AdNetwork

    /// The way into the audience.
    var outlet: AudienceOutlet<Network> { get }

    /// Makes the step.
    init(_ outlet: AudienceOutlet<Network>)

    /// What the settings of a step mean.
    static func assignment(of settings: Settings) -> AudienceAssignment<Network.Audience>
}

extension AudienceStep {
    /// Finds or creates the audience.
    public static func launch(
        _ settings: Settings,
        shared: AudienceSyncService<Network>,
        context: LaunchContext
    ) async throws -> Self {
        Self(try await shared.join(assignment(of: settings), context: context))
    }

    /// Offers everybody and lets them go on.
    public mutating func process(_ cohort: inout Cohort) async throws {
        outlet.offer(cohort)
    }

    /// Warns of people who were not asked for consent, and of a removal from what nobody was added to.
    public static func validate(_ settings: Settings, in place: Place) -> [Diagnostic] {
        let step = place.steps[place.index]
        var found: [Diagnostic] = []
        if !place.isGuarded(by: asksForConsent) {
            found.append(
                .warning(
                    at: step.position,
                    "people reach `\(step.id)` without a filter on their consent",
                    fix: "filter on ad_tracking_enabled before it"
                )
            )
        }
        let own = assignment(of: settings)
        if own.operation == .remove {
            let isFilled = place.before.contains { earlier in
                guard let settings = earlier.settings as? Settings else { return false }
                let other = assignment(of: settings)
                return other.operation == .add && other.audience.adAccount == own.audience.adAccount
            }
            if !isFilled {
                found.append(
                    .warning(
                        at: step.position,
                        "`\(step.id)` removes people whom no step before it adds",
                        fix: "put a step that adds them before it, unless others fill the audience"
                    )
                )
            }
        }
        return found
    }

    private static func asksForConsent(_ filter: Filter) -> Bool {
        filter.leaves.contains { leaf in
            switch leaf.subject {
            case .attribute(let name), .customAttribute(let name):
                name == StandardAttribute.adTrackingEnabled.rawValue || name.lowercased().contains("consent")
            default: false
            }
        }
    }
}
