/// What an upload holds: how many rows, which are wrong, and a member for each that is right.
struct UserRows {
    /// Rows, right and wrong.
    var count = 0
    /// Rows whose form is wrong.
    var invalid = 0
    /// A wrong cell a row, by the row's number; 100 at most, as Meta does.
    var samples: [JSON.Member] = []
    /// The rows that are right, as members.
    var members: [UInt64] = []

    /// Meta: Custom Audience Users, `invalid_entry_samples`.
    static let mostSamples = 100

    /// Reads the rows that stand in `range`.
    ///
    /// - Parameters:
    ///   - bytes: A JSON text.
    ///   - range: Where the list of rows stands in it.
    ///   - schema: What each row holds.
    ///   - limit: How many rows a request may hold.
    init(_ bytes: [UInt8], in range: Range<Int>, schema: MatchSchema, limit: Int) throws(GraphError) {
        let outcome = bytes.withUnsafeBytes { raw in
            var cursor = RowCursor(raw, in: range, keys: schema.keys)
            return Result { () throws(GraphError) in try Self.read(&cursor, isList: schema.isList, limit: limit) }
        }
        self = try outcome.get()
    }

    private init() {}

    private static func read(
        _ cursor: inout RowCursor,
        isList: Bool,
        limit: Int
    ) throws(GraphError) -> UserRows {
        var rows = UserRows()
        guard cursor.take(UInt8(ascii: "[")), !cursor.take(UInt8(ascii: "]")) else { throw .schemaMismatch }
        rows.members.reserveCapacity(limit)
        repeat {
            guard rows.count < limit else { throw .tooManyRows }
            guard let row = isList ? cursor.list() : cursor.single() else { throw .schemaMismatch }
            if let member = row.member {
                rows.members.append(member)
            } else {
                rows.invalid += 1
                if rows.samples.count < mostSamples {
                    rows.samples.append(.init(name: "\(rows.count)", value: .text(cursor.text(row.wrongCell))))
                }
            }
            rows.count += 1
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")), cursor.isAtEnd else { throw .invalidParameter }
        return rows
    }
}
