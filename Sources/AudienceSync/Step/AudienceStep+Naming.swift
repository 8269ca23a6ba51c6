public import CanvasStep

extension AudienceStep {
    /// The name of the audience that a step of this type syncs to.
    ///
    /// - Parameter settings: The step's settings; others than this type's have no audience.
    /// - Returns: `nil` when the network alone knows it.
    public static func audienceName(_ settings: any StepSettings) -> String? {
        (settings as? Settings).flatMap { assignment(of: $0).audience.audienceName }
    }

    /// The ad account of the audience that a step of this type syncs to, as the network writes it.
    ///
    /// - Parameter settings: The step's settings; others than this type's have no audience.
    public static func adAccount(_ settings: any StepSettings) -> String? {
        (settings as? Settings).map { assignment(of: $0).audience.adAccount }
    }
}
