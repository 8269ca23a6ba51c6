public import CanvasModel

/// Makes match keys of people, straight from their columns into a body.
///
/// It is a value that may keep digests that it has computed, of the codes of a dictionary for instance, and holds no
/// people: those are given with each call, so that a profile that changes in mid-run is seen as it is.
public protocol MatchKeyEncoder: Sendable {
    /// Whether the person has at least one usable match key.
    mutating func hasKey(_ person: Int, in people: People) -> Bool

    /// Whether the person can be sent, and why not; without one of its own it follows from `hasKey`.
    mutating func standing(of person: Int, in people: People) -> KeyStanding

    /// Appends the person's row. Only called for who has a key, or had one when they were offered.
    mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer)

    /// Whether a row depends on this column of `People`, so that the row is kept before the column changes.
    func reads(column: Int) -> Bool

    /// Describes the keys that the person's row holds, and what is odd about the attributes that they are made of.
    ///
    /// - Parameter revealing: Whether the report may hold the text behind digests, which is personal data.
    mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport
}

extension MatchKeyEncoder {
    /// Usable, if there is a key.
    public mutating func standing(of person: Int, in people: People) -> KeyStanding {
        hasKey(person, in: people) ? .usable : .noKey
    }

    /// Describes nothing.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        MatchKeyReport()
    }
}
