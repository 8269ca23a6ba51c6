import AudienceSync

/// The countries of ISO 3166-1 by code and by English name.
struct CountryTable: Sendable {
    /// The one table; it is read from its text when it is first asked.
    static let shared = CountryTable(data)

    /// By alpha-2 code, 26 by 26; alpha-2 0 where there is none.
    private var byAlpha2: [Country]
    /// Alpha-3 codes and names; the code is an index into `byAlpha2`.
    private var names: NameTable

    init(_ data: StaticString) {
        var byAlpha2 = [Country](repeating: Country(alpha2: 0, callingCode: 0), count: 26 * 26)
        var names: [(name: String, code: UInt16)] = []
        for line in data.description.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 3)
            guard fields.count == 4, let callingCode = UInt16(fields[2]),
                let (first, second) = Self.letters(fields[0].utf8)
            else { continue }
            let index = Self.index(first, second)
            byAlpha2[index] = Country(alpha2: UInt16(first) << 8 | UInt16(second), callingCode: callingCode)
            names.append((String(fields[1]), UInt16(index)))
            for name in fields[3].split(separator: ";") { names.append((String(name), UInt16(index))) }
        }
        self.byAlpha2 = byAlpha2
        self.names = NameTable(names)
    }

    /// The country of a trimmed spelling.
    func country(_ text: RawText) -> Country? {
        if let (first, second) = Self.letters(text) {
            let country = byAlpha2[Self.index(first, second)]
            if country.alpha2 != 0 { return country }
        }
        // No name is longer than the longest official one; what is longer is not worth folding.
        guard text.count <= 128 else { return nil }
        var folded = ByteBuffer()
        guard folded.appendFolded(text) else { return nil }
        return folded.withBytes { name in
            if let country = named(name) { return country }
            guard name.count > 3, RawText(rebasing: name[..<3]).spells("the") else { return nil }
            return named(RawText(rebasing: name[3...]))
        }
    }

    private func named(_ name: RawText) -> Country? {
        if let (first, second) = Self.letters(name) {
            let country = byAlpha2[Self.index(first, second)]
            if country.alpha2 != 0 { return country }
        }
        return names.code(of: name).map { byAlpha2[Int($0)] }
    }

    private static func letters(_ text: some Collection<UInt8>) -> (UInt8, UInt8)? {
        guard text.count == 2, let first = text.first, let second = text.dropFirst().first,
            first.isASCIILetter, second.isASCIILetter
        else { return nil }
        return (first | 0x20, second | 0x20)
    }

    private static func index(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first - 0x61) * 26 + Int(second - 0x61)
    }
}

extension ByteBuffer {
    /// Appends the letters of a country's name: accents folded, `&` read as "and", the punctuation of names left out.
    ///
    /// - Returns: Whether there is nothing else in it: digits and other symbols make it no name.
    fileprivate mutating func appendFolded(_ text: RawText) -> Bool {
        guard !text.isASCII else { return appendFoldedASCII(text) }
        guard let decoded = try? text.decoded() else { return false }
        var folded = ""
        for scalar in decoded.decomposed().unicodeScalars where !scalar.isMark {
            let isDropped = scalar.properties.isWhitespace || scalar == "\u{2018}" || scalar == "\u{2019}"
            if isDropped { continue }
            folded.unicodeScalars.append(scalar)
        }
        return folded.withUTF8 { $0.isASCII && appendFoldedASCII($0) }
    }

    private mutating func appendFoldedASCII(_ text: RawText) -> Bool {
        for byte in text {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): append(byte | 0x20)
            case UInt8(ascii: "&"): append(literal: "and")
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "/"):
                continue
            default: guard byte.isASCIISpace else { return false }
            }
        }
        return true
    }
}
