package import AudienceSync

/// FN, LN and FI: lower case, the letters of any script with their marks, composed (NFC); nothing else stays.
package enum NameNormalization {
    /// Writes the letters of a name.
    package static func normalize(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) -> MatchKeyOutcome
    {
        guard text.isASCII else { return normalizeUnicode(text, into: &output) }
        let letters = output.appendLatinLetters(of: text)
        return letters > 0 ? .normalized : .unusable(.noLetter)
    }

    /// Writes the first character of a name: a letter with its marks.
    package static func normalizeInitial(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        let start = output.count
        let outcome = normalize(text, into: &output)
        guard outcome == .normalized else { return outcome }
        let width = output.withBytes { bytes in
            let name = RawText(rebasing: bytes[start...])
            return name.isASCII ? 1 : String(decoding: name, as: UTF8.self).first?.utf8.count ?? 0
        }
        output.truncate(to: start + width)
        return .normalized
    }

    /// The same as `normalize` for any script; on ASCII it agrees with the way without a `String`.
    package static func normalizeUnicode(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        do {
            let letters = try text.decoded().lowercasedByUnicode().lettersWithMarks()
            guard !letters.isEmpty else { return .unusable(.noLetter) }
            output.append(letters.composed())
            return .normalized
        } catch {
            return .unusable(error)
        }
    }
}

extension String {
    /// The letters with the marks that belong to them.
    ///
    /// A mark goes with what it follows: the variation selector of a heart goes with the heart. Joiners and other
    /// invisible characters go, but do not part a letter from its marks.
    fileprivate func lettersWithMarks() -> String {
        var kept = String.UnicodeScalarView()
        var followsLetter = false
        for scalar in unicodeScalars {
            if scalar.isLetter {
                kept.append(scalar)
                followsLetter = true
            } else if scalar.isMark {
                if followsLetter { kept.append(scalar) }
            } else if !scalar.properties.isDefaultIgnorableCodePoint {
                followsLetter = false
            }
        }
        return String(kept)
    }
}

extension ByteBuffer {
    /// Appends the ASCII letters of a text in lower case and nothing else of it.
    ///
    /// - Returns: How many letters there were.
    mutating func appendLatinLetters(of text: RawText) -> Int {
        var letters = 0
        append(atMost: text.count) { room in
            for byte in text {
                room[letters] = byte | 0x20
                if byte.isASCIILetter { letters &+= 1 }
            }
            return letters
        }
        return letters
    }
}
