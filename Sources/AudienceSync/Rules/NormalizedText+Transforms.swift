extension NormalizedText {
    /// Does one thing to the text.
    ///
    /// - Returns: Whether the text is taken still.
    mutating func apply(_ transform: TextTransform) -> Bool {
        switch transform {
        case .trim: trim()
        case .lower:
            if isASCII { lowerASCII() } else { replace { $0.lowercased() } }
        case .asciiLower: lowerASCII()
        case .upper: replace { $0.uppercased() }
        case .removeWhitespace: removeScalars(Self.isWhitespace)
        case .rejectInnerWhitespace: return !hasScalar(Self.isWhitespace)
        case .requireNonEmpty: return !bytes.isEmpty
        case .requireOneAt:
            guard let at = bytes.firstIndex(of: Self.at), at > 0, at + 1 < bytes.count else { return false }
            return bytes.lastIndex(of: Self.at) == at
        case .emailLocal(let domains, let dropsPlus, let dropsDots, let keepsAlphanumerics):
            return changeLocal(of: domains, plus: dropsPlus, dots: dropsDots, others: keepsAlphanumerics)
        case .keepASCIIDigits: edit { $0.removeAll { $0 &- 0x30 >= 10 } }
        case .keepASCIIAlphanumerics(let more):
            edit { $0.removeAll { !Self.isAlphanumeric($0) && !more.utf8.contains($0) } }
        case .removeCharacters(let characters):
            removeScalars {
                characters.unicodeScalars.contains($0) || ($0.properties.isWhitespace && characters.contains(" "))
            }
        case .removeLeading(let text): while removePrefix(text) {}
        case .removePrefix(let text): _ = removePrefix(text)
        case .prefix(let text): edit { $0.insert(contentsOf: text.utf8, at: 0) }
        case .removeTitles(let words): removeTitles(words)
        case .removeTrailingWords(let words): while removeTrailingWord(of: words) {}
        case .requireAtMost(let count): return String(decoding: bytes, as: UTF8.self).count <= count
        case .requireCapitals(let count): return bytes.count == count && bytes.allSatisfy { $0 &- 0x41 < 26 }
        case .requireInternationalNumber(let digits):
            return bytes.first == UInt8(ascii: "+") && digits.contains(bytes.count - 1)
                && bytes.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
        }
        return true
    }

    private static let at = UInt8(ascii: "@")

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 26 }

    private var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

    /// Unicode's white space; of ASCII known without a table.
    private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    /// Makes ASCII letters small.
    mutating func lowerASCII() {
        edit { bytes in
            for index in bytes.indices where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
        }
    }

    private mutating func trim() {
        if let first = bytes.first, let last = bytes.last, first &- 0x21 < 0x5F, last &- 0x21 < 0x5F { return }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return edit { $0.removeAll(keepingCapacity: true) } }
        let text = String(scalars[start...end])
        edit { $0 = Array(text.utf8) }
    }

    private mutating func replace(_ change: (String) -> String) {
        let text = change(String(decoding: bytes, as: UTF8.self))
        edit { $0 = Array(text.utf8) }
    }

    private func hasScalar(_ matches: (Unicode.Scalar) -> Bool) -> Bool {
        if isASCII { return bytes.contains { matches(Unicode.Scalar($0)) } }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: matches)
    }

    private mutating func removeScalars(_ matches: (Unicode.Scalar) -> Bool) {
        if isASCII { return edit { $0.removeAll { matches(Unicode.Scalar($0)) } } }
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        scalars.removeAll(where: matches)
        let text = String(scalars)
        edit { $0 = Array(text.utf8) }
    }

    private mutating func changeLocal(of domains: [String]?, plus: Bool, dots: Bool, others: Bool) -> Bool {
        guard let at = bytes.lastIndex(of: Self.at) else { return true }
        let length = bytes.count - at - 1
        let isMeant = { (domain: String) in domain.utf8.count == length && bytes[(at + 1)...].elementsEqual(domain.utf8)
        }
        if let domains, !domains.contains(where: isMeant) { return true }
        edit { bytes in
            var local = Array(bytes[..<at])
            if plus, let sign = local.firstIndex(of: UInt8(ascii: "+")) { local.removeSubrange(sign...) }
            if dots { local.removeAll { $0 == UInt8(ascii: ".") } }
            if others { local.removeAll { !Self.isAlphanumeric($0) } }
            bytes.replaceSubrange(..<at, with: local)
        }
        return bytes.first != Self.at
    }

    private mutating func removePrefix(_ text: String) -> Bool {
        guard !text.isEmpty, bytes.starts(with: text.utf8) else { return false }
        edit { $0.removeFirst(text.utf8.count) }
        return true
    }

    private mutating func removeTitles(_ words: [String]) {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        var kept = String.UnicodeScalarView()
        outer: while let first = text.unicodeScalars.first {
            for word in words where text.hasPrefix(word + ".") {
                let rest = text.dropFirst(word.count + 1)
                guard rest.first?.isWhitespace ?? true else { continue }
                text = rest.dropFirst()
                continue outer
            }
            kept.append(first)
            text.unicodeScalars.removeFirst()
        }
        let left = String(kept)
        edit { $0 = Array(left.utf8) }
    }

    private mutating func removeTrailingWord(of words: [String]) -> Bool {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        if text.last?.isWhitespace == true { text.removeLast() }
        for word in words where text.hasSuffix(word) {
            var rest = text.dropLast(word.count)
            let spaces = rest.reversed().prefix { $0.isWhitespace }.count
            rest = rest.dropLast(spaces)
            let isAfterComma = rest.last == ","
            guard isAfterComma || spaces > 0 else { continue }
            if isAfterComma { rest.removeLast() }
            let left = String(rest)
            edit { $0 = Array(left.utf8) }
            return true
        }
        return false
    }
}
