/// Who is in an audience of a simulator: the rows received and not removed, in the order of arrival.
public struct SimulatedMembers: Hashable, Sendable {
    /// The match keys of the columns, by the network's names.
    public var schema: [String]
    /// The wire values, a row a member, an empty text where the row had none.
    public var rows: [[String]]

    /// Lists members.
    public init(schema: [String], rows: [[String]]) {
        self.schema = schema
        self.rows = rows
    }
}
