public import AudienceSync
public import CanvasModel

/// Writes rows: of a stream a cell a column, empty where the person has no such key; of a file the key alone.
///
/// A removal adds a row for each key that an older rule makes another.
public struct TikTokEncoder: RuledEncoder {
    /// The keys of the columns, and those of older rules behind them.
    public var keys: RuledKeys
    private let columns: Range<Int>
    private let older: [(column: Int, rule: Int)]
    private let isFile: Bool

    init(_ matching: TikTokMatching, people: People) {
        let rules = matching.fields.map(\.rule)
        columns = rules.indices
        let all = columns.flatMap { column in rules[column].supersedes.map { (column: column, rule: $0) } }
        let superseded = matching.isRemoval ? all : []
        keys = RuledKeys(rules + superseded.map(\.rule), people: people)
        older = superseded.indices.map { (superseded[$0].column, rules.count + $0) }
        isFile = matching.delivery == .file
    }

    /// Appends the person's row.
    public mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
        appendRow(of: person, in: people, to: &body) { $0 }
        for (column, rule) in older {
            let key = wire(rule, of: person, in: people)
            guard !key.isEmpty, key != wire(column, of: person, in: people) else { continue }
            body.append(literal: ",")
            appendRow(of: person, in: people, to: &body) { $0 == column ? rule : nil }
        }
    }

    private mutating func wire(_ rule: Int, of person: Int, in people: People) -> [UInt8] {
        var key = ByteBuffer()
        keys.append(rule, of: person, in: people, to: &key)
        return key.take()
    }

    private mutating func appendRow(of person: Int, in people: People, to body: inout ByteBuffer, _ rule: (Int) -> Int?)
    {
        for column in columns {
            if !isFile { body.append(literal: column == 0 ? "[" : ",") }
            let before = body.count
            body.append(literal: isFile ? "" : #"{"id":""#)
            if let rule = rule(column), keys.append(rule, of: person, in: people, to: &body) {
                body.append(literal: isFile ? "" : #""}"#)
            } else {
                body.truncate(to: before)
                body.append(literal: isFile ? "" : "{}")
            }
        }
        if !isFile { body.append(literal: "]") }
    }
}
