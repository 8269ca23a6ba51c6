import CanvasModel
import NetworkSimulator

/// What an upload holds: how many rows, which are wrong, and a member for each that is right.
struct UserRows {
    /// What a row was, when rows are kept.
    struct Kept {
        var row: PackedRow
        /// The keys in it that tell people apart.
        var keys: [UInt64]
    }

    /// Rows, right and wrong.
    private(set) var count = 0
    /// Rows whose form is wrong.
    private(set) var invalid = 0
    /// A wrong cell a row, by the row's number; 100 at most, as Meta does.
    private(set) var samples: [JSON.Member] = []
    /// The rows that are right, as members.
    private(set) var members: [UInt64] = []
    /// The rows that are right, as they came; empty when they are not kept.
    private(set) var kept: [Kept] = []
    /// The numbers of the rows that are right, when they are kept.
    private var numbers: [Int] = []

    /// Meta: Custom Audience Users, `invalid_entry_samples`.
    private static let mostSamples = 100

    /// Reads the rows that stand in `range`.
    ///
    /// - Parameters:
    ///   - bytes: A JSON text.
    ///   - range: Where the list of rows stands in it.
    ///   - schema: What each row holds.
    ///   - limit: How many rows a request may hold.
    ///   - matching: Whom the network knows.
    ///   - keepsRows: Whether the rows are kept as they came.
    init(
        _ bytes: [UInt8],
        in range: Range<Int>,
        schema: MatchSchema,
        limit: Int,
        matching: MatchDraw,
        keepsRows: Bool
    ) throws(GraphError) {
        let outcome = bytes.withUnsafeBytes { raw in
            var cursor = RowCursor(raw, in: range, keys: schema.keys, matching: matching, notesCells: keepsRows)
            return Result { () throws(GraphError) in
                try Self.read(&cursor, isList: schema.isList, limit: limit, keepsRows: keepsRows)
            }
        }
        self = try outcome.get()
    }

    private init() {}

    private static func read(
        _ cursor: inout RowCursor,
        isList: Bool,
        limit: Int,
        keepsRows: Bool
    ) throws(GraphError) -> UserRows {
        var rows = UserRows()
        guard cursor.take(UInt8(ascii: "[")), !cursor.take(UInt8(ascii: "]")) else { throw .schemaMismatch }
        rows.members.reserveCapacity(limit)
        repeat {
            guard rows.count < limit else { throw .tooManyRows }
            guard let row = isList ? cursor.list() : cursor.single() else { throw .schemaMismatch }
            if let member = row.member {
                rows.members.append(member)
                if keepsRows {
                    rows.kept.append(Kept(row: cursor.packedRow, keys: cursor.ranked))
                    rows.numbers.append(rows.count)
                }
            } else {
                rows.refuse(rows.count, cell: cursor.text(row.wrongCell))
            }
            rows.count += 1
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")), cursor.isAtEnd else { throw .invalidParameter }
        return rows
    }

    private mutating func refuse(_ number: Int, cell: String) {
        invalid += 1
        guard samples.count < Self.mostSamples else { return }
        samples.append(.init(name: "\(number)", value: .text(cell)))
    }

    /// Refuses about a tenth of the rows that are right, always the same people.
    ///
    /// Were one refused at least, a client that halves batches to find the bad rows would lose everybody. Rows must be
    /// kept, for what is refused is shown.
    mutating func refuseSome(seed: UInt64) {
        var rest = self
        rest.members = []
        rest.kept = []
        rest.numbers = []
        for index in members.indices {
            let bits = StableHash.combine(seed, MemberSet.identity(members[index]))
            if Draw(bits: bits).isBelow(0.1) {
                rest.refuse(numbers[index], cell: kept[index].row.cells.first { !$0.isEmpty } ?? "")
            } else {
                rest.members.append(members[index])
                rest.kept.append(kept[index])
                rest.numbers.append(numbers[index])
            }
        }
        self = rest
    }
}
