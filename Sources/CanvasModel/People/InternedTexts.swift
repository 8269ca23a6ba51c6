/// The distinct texts of a column, each with a code from 1 on in the order of their first use.
///
/// A hash table of codes over one run of bytes: looking a text up makes no slice, string or key of it.
struct InternedTexts: Sendable {
    /// The texts, one after the other.
    private(set) var bytes: [UInt8] = []
    /// Where the text of each code ends; code 0 is no text.
    private var ends: [UInt32] = [0]
    /// Codes at the places that their hashes give, 0 where there is none; a power of two of them.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// How many texts there are.
    var count: Int { ends.count - 1 }

    /// The bytes of a code's text.
    func range(_ code: UInt32) -> Range<Int> {
        Int(ends[Int(code) - 1])..<Int(ends[Int(code)])
    }

    /// The code of a text, made when it is new.
    ///
    /// - Returns: `nil` when it is new and there are already so many as `limit`.
    mutating func code(of text: UnsafeBufferPointer<UInt8>, limit: Int) -> UInt32? {
        var slot = place(of: text)
        while slots[slot] != 0 {
            if isText(slots[slot], text) { return slots[slot] }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        guard count < limit else { return nil }
        let code = UInt32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
        slots[slot] = code
        if 2 * count > slots.count { grow() }
        return code
    }

    private func isText(_ code: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(code)
        guard range.count == text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<text.count where bytes[range.lowerBound &+ index] != text[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        for code in 1..<UInt32(ends.count) {
            var slot = bytes.withUnsafeBufferPointer { place(of: UnsafeBufferPointer(rebasing: $0[range(code)])) }
            while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
            slots[slot] = code
        }
    }

    /// Where to look for a text first: its bytes by eights, mixed.
    private func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var hash = UInt64(text.count)
        var index = 0
        while index &+ 8 <= raw.count {
            hash = StableHash.mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index &+= 1
        }
        return Int(truncatingIfNeeded: StableHash.mix(hash ^ rest)) & (slots.count &- 1)
    }
}
