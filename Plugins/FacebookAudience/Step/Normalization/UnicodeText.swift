import Foundation

extension RawText {
    /// The bytes as text, for what lies outside ASCII.
    ///
    /// - Throws: `malformedText` when they are no UTF-8; a repaired text would match nobody.
    func decoded() throws(UnusableValue) -> String {
        guard let text = String(validating: self, as: UTF8.self) else { throw .malformedText }
        return text
    }
}

extension String {
    /// The text in lower case by Unicode's full mapping, which no locale changes.
    ///
    /// The standard library's `lowercased()` maps each scalar by itself and so makes every capital sigma a `σ`; Unicode's
    /// Final_Sigma rule (The Unicode Standard, 3.13) makes the one that ends a word a `ς`.
    func lowercasedByUnicode() -> String {
        var result = String.UnicodeScalarView()
        let scalars = unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar.isASCII {
                result.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value).lowercasedASCII))
            } else if scalar == "\u{3A3}", scalars.endsWord(at: index) {
                result.append("\u{3C2}")
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(result)
    }

    /// The text composed (NFC).
    ///
    /// Below U+0300 nothing composes, which spares most Latin text the call.
    func composed() -> String {
        unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The text taken apart (NFKD), which makes the accents of a letter marks of their own.
    func decomposed() -> String {
        decomposedStringWithCompatibilityMapping
    }
}

extension String.UnicodeScalarView {
    /// Unicode's Final_Sigma: a cased letter before, none behind, what is case-ignorable between them overlooked.
    fileprivate func endsWord(at index: Index) -> Bool {
        func isCased(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isCased ?? false }
        let before = self[..<index].last { !$0.properties.isCaseIgnorable }
        let behind = self[self.index(after: index)...].first { !$0.properties.isCaseIgnorable }
        return isCased(before) && !isCased(behind)
    }
}

extension Unicode.Scalar {
    /// Whether the general category is a letter's.
    var isLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// Whether the general category is a combining mark's.
    var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
