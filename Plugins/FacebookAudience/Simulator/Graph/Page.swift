/// One page of a list that is ordered by a number, the greatest first, with Meta's opaque cursors.
///
/// A cursor holds the number of an item rather than a place in the list, so that paging goes on where it was after
/// the item is gone.
struct Page {
    private static let defaultLimit = 25
    private static let mark = "QVFIU"

    let limit: Int
    private let after: Int?
    private let before: Int?

    init(_ parameters: GraphParameters) throws(GraphError) {
        if let text = parameters.text("limit") {
            guard let limit = Int(text), limit > 0 else { throw .notA("positive integer", "limit") }
            self.limit = limit
        } else {
            limit = Self.defaultLimit
        }
        after = try Self.number(parameters, "after")
        before = try Self.number(parameters, "before")
    }

    /// The items of this page out of all, which stand in falling order of their numbers.
    func items<Item>(_ all: [Item], number: (Item) -> Int) -> (items: [Item], hasPrevious: Bool, hasNext: Bool) {
        let end = before.map { before in all.firstIndex { number($0) <= before } ?? all.count } ?? all.count
        var start = after.map { after in all.firstIndex { number($0) < after } ?? all.count } ?? 0
        // Back from a cursor: the page that ends before it.
        if before != nil, after == nil { start = max(0, end - limit) }
        let stop = max(start, min(start + limit, end))
        return (Array(all[start..<stop]), start > 0, stop < all.count)
    }

    /// The cursor that stands for an item.
    static func cursor(_ number: Int) -> String {
        mark + Self.digits(number)
    }

    private static func digits(_ number: Int) -> String {
        String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36, uppercase: true)
    }

    private static func number(_ parameters: GraphParameters, _ name: String) throws(GraphError) -> Int? {
        guard let text = parameters.text(name), !text.isEmpty else { return nil }
        // The inverse of the odd factor modulo 2^64 undoes the scrambling.
        guard text.hasPrefix(mark), let bits = UInt64(text.dropFirst(mark.count), radix: 36),
            let number = Int(exactly: bits &* 0xF1DE_83E1_9937_733D), number >= 0
        else { throw .invalidParameter }
        return number
    }
}
