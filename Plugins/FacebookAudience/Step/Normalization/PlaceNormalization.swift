package import AudienceSync

/// CT and ST: accents folded, then the letters from a to z; a state of the United States becomes its code.
package enum PlaceNormalization {
    /// Writes the letters of a city.
    package static func normalizeCity(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        guard text.isASCII else { return normalizeUnicode(text, into: &output) }
        let letters = output.appendLatinLetters(of: text)
        return letters > 0 ? .normalized : .unusable(.noLatinLetter)
    }

    /// Writes the letters of a state or region, or the code of a state of the United States.
    ///
    /// - Parameter country: The person's; a name is a state's only in the United States: Georgia is a country too.
    package static func normalizeState(
        _ text: UnsafeBufferPointer<UInt8>,
        country: Country?,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        let start = output.count
        let outcome = normalizeCity(text, into: &output)
        guard outcome == .normalized, country == .unitedStates else { return outcome }
        let state = output.withBytes { USState.code(ofName: RawText(rebasing: $0[start...])) }
        if let state {
            output.truncate(to: start)
            output.append(UInt8(truncatingIfNeeded: state >> 8))
            output.append(UInt8(truncatingIfNeeded: state))
        }
        return .normalized
    }

    /// The same as `normalizeCity` for any script; on ASCII it agrees with the way without a `String`.
    package static func normalizeUnicode(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        do {
            var decomposed = try text.decoded().decomposed()
            let letters = decomposed.withUTF8 { output.appendLatinLetters(of: $0) }
            return letters > 0 ? .normalized : .unusable(.noLatinLetter)
        } catch {
            return .unusable(error)
        }
    }
}
