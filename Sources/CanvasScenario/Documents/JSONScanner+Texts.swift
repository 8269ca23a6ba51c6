extension JSONScanner {
    /// Reads a list as texts: what is no text as it is written, and null as nothing.
    mutating func texts(_ bytes: Span<UInt8>) throws(JSONProblem) -> [String] {
        at += 1
        var texts: [String] = []
        if take(0x5D, bytes) { return texts }
        repeat {
            switch try kind(bytes) {
            case .string: texts.append(text(try string(bytes), bytes))
            case .null: _ = try word(bytes)
            default: texts.append(Self.string(bytes.extracting(try skipValue(bytes))))
            }
        } while take(0x2C, bytes)
        try expect(0x5D, bytes)
        return texts
    }
}
