public import CanvasModel

/// Something that a person does, known before the journey begins; what happens on the way is sent.
public struct Event: Sendable {
    let document: LocatedValue

    /// Describes an event.
    ///
    /// - Parameters:
    ///   - name: What it is.
    ///   - person: Who does it, by `external_id`.
    ///   - instant: When; before the start it is the person's past, which filters see.
    ///   - properties: What it carries.
    public init(
        _ name: String,
        by person: String,
        at instant: Instant,
        _ properties: DocumentValue = [:],
        fileID: String = #fileID,
        line: Int = #line
    ) {
        let members: [(String, DocumentValue)] = [
            ("external_id", .text(person)), ("name", .text(name)), ("time", .text(instant.description)),
            ("properties", properties),
        ]
        document = DocumentValue.map(members).located(at: Position(file: fileID, line: line))
    }
}
