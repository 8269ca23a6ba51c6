import CanvasStep

/// An audience of a network, as a journey has filled it.
public struct AudienceFigures: Sendable {
    let report: AudienceReport
    /// How many members it has at its stand-in.
    public let size: Int?
    /// Whom the network acknowledged and has not let go since, by `external_id`, in order.
    public let people: [String]

    /// Its identifier at the network.
    public var id: String { report.id }
    /// Rows that the network acknowledged.
    public var received: Int { report.received }
    /// Rows among them that it refused for their form.
    public var invalid: Int { report.invalid }

    /// Whether the network has acknowledged a person, and not let go since.
    public func contains(_ person: String) -> Bool { people.contains(person) }
}
