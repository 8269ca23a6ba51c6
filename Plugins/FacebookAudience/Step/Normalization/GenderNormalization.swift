package import AudienceSync

/// GEN: `m` or `f`.
///
/// Other genders are not sent, and none is guessed from a first letter: `mujer` is Spanish for woman.
package enum GenderNormalization {
    /// Writes `m` or `f`.
    package static func normalize(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) -> MatchKeyOutcome
    {
        if text.spells("m") || text.spells("male") {
            output.append(UInt8(ascii: "m"))
            return .normalized
        }
        if text.spells("f") || text.spells("female") {
            output.append(UInt8(ascii: "f"))
            return .normalized
        }
        return .unusable(.genderNotSent)
    }
}

extension RawText {
    /// Whether the text is that word, which is in lower case; ASCII capitals count as small.
    func spells(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            count == word.count && indices.allSatisfy { self[$0].lowercasedASCII == word[$0] }
        }
    }
}
