public import CanvasScenario

/// What tests ask of somebody's journey.
extension PersonJourney {
    /// The ids of the steps of the latest entry, in the order visited; empty for who never entered.
    public var path: [String] { entries.last?.visits.map(\.step) ?? [] }

    /// The step at which the latest entry is; `nil` for who is not in the canvas.
    public var step: String? {
        guard let entry = entries.last, entry.exit == nil else { return nil }
        return entry.visits.last?.step
    }

    /// Why the latest entry left the canvas, such as `completed`; `nil` for who is in it, or never was.
    public var exitReason: String? { entries.last?.exit?.reason }

    /// The visits of a step, of all entries.
    public func visits(of step: String) -> [JourneyVisit] {
        entries.flatMap(\.visits).filter { $0.step == step }
    }

    /// How often a conversion event was credited.
    public func conversions(_ name: String) -> Int {
        entries.flatMap(\.conversions).count { $0.name == name }
    }

    /// Whether the network has acknowledged the person in an audience, and not let go since.
    ///
    /// - Parameters:
    ///   - audience: The audience's name.
    ///   - network: The network, where several have an audience of that name.
    public func isIn(_ audience: String, network: String? = nil) -> Bool {
        isMember(of: AudienceReference(audience, network: network))
    }
}
