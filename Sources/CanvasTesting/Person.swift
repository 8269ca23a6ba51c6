import CanvasModel

/// Somebody in a test.
///
/// ```swift
/// let ada = Person("ada", ["email": "ada@example.com", "ad_tracking_enabled": true, "plan": "pro"])
/// ```
public struct Person: Sendable {
    /// The `external_id`.
    public let id: String
    let attributes: [(String, DocumentValue)]
    let position: Position

    /// Describes somebody by the names of a people file: standard attributes, and everything else custom.
    ///
    /// - Parameters:
    ///   - id: The `external_id`.
    ///   - attributes: What is known of them.
    public init(_ id: String, _ attributes: DocumentValue = [:], fileID: String = #fileID, line: Int = #line) {
        self.id = id
        self.attributes = attributes.members
        position = Position(file: fileID, line: line)
    }

    var document: LocatedValue {
        DocumentValue.map([("external_id", .text(id))] + attributes).located(at: position)
    }
}
