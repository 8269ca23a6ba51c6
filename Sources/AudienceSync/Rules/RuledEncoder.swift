public import CanvasModel

/// An encoder whose keys are made by rules: what is left to write is the row.
public protocol RuledEncoder: MatchKeyEncoder {
    /// The keys.
    var keys: RuledKeys { get set }
}

extension RuledEncoder {
    /// Whether the person has a key by any of the rules.
    public mutating func hasKey(_ person: Int, in people: People) -> Bool { keys.hasKey(of: person, in: people) }

    /// Whether a key depends on this column of `People`.
    public func reads(column: Int) -> Bool { keys.reads(column: column) }

    /// Describes the person's keys.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        keys.report(on: person, in: people, revealing: revealing)
    }
}
