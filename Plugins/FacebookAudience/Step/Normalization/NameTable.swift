import AudienceSync

/// Codes by name, in one run of bytes: a lookup compares bytes and allocates nothing.
///
/// A name is kept, and looked up, as its letters from a to z in lower case.
struct NameTable: Sendable {
    private struct Entry {
        var start: Int
        var count: Int
        var code: UInt16
    }

    private var text = ByteBuffer(capacity: 8192)
    private var entries: [Entry] = []

    /// Makes a table of names and their codes; of equal names the first counts.
    init(_ names: [(name: String, code: UInt16)]) {
        entries.reserveCapacity(names.count)
        for (name, code) in names {
            let start = text.count
            var name = name
            let count = name.withUTF8 { text.appendLatinLetters(of: $0) }
            entries.append(Entry(start: start, count: count, code: code))
        }
        text.withBytes { bytes in
            entries.sort { left, right in
                Self.order(bytes[left.start..<left.start + left.count], bytes[right.start..<right.start + right.count])
                    < 0
            }
        }
    }

    /// The code of that name, whose letters are all from a to z and small.
    func code(of name: RawText) -> UInt16? {
        text.withBytes { bytes in
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                let entry = entries[middle]
                let order = Self.order(bytes[entry.start..<entry.start + entry.count], name[...])
                if order == 0 { return entry.code }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    /// Shorter before longer, equally long by their bytes: negative, zero or positive.
    private static func order(_ left: Slice<RawText>, _ right: Slice<RawText>) -> Int {
        if left.count != right.count { return left.count - right.count }
        for (a, b) in zip(left, right) where a != b { return Int(a) - Int(b) }
        return 0
    }
}
