package import AudienceSync

/// PHONE: country code and number, digits only, 8 to 15 of them.
///
/// `+` or `00` marks a country code, and so do 11 to 15 digits that do not begin with 0. Otherwise the person's country
/// supplies the code; without one a national number can't be made international and is not sent.
package enum PhoneNormalization {
    /// Writes the digits of the number.
    package static func normalize(
        _ text: UnsafeBufferPointer<UInt8>,
        country: Country?,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        text.isASCII ? normalizeASCII(text, country, &output) : normalizeUnicode(text, country: country, into: &output)
    }

    /// The same for any script; on ASCII it agrees with the way without a `String`.
    package static func normalizeUnicode(
        _ text: UnsafeBufferPointer<UInt8>,
        country: Country?,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        do {
            var folded = try text.decoded().foldedToASCII()
            return folded.withUTF8 { normalizeASCII($0, country, &output) }
        } catch {
            return .unusable(error)
        }
    }

    private static func normalizeASCII(
        _ text: RawText,
        _ country: Country?,
        _ output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        var outcome = MatchKeyOutcome.normalized
        output.append(atMost: PhoneDigits.room) { room in
            let digits = PhoneDigits(text, room)
            do throws(UnusableValue) {
                return try digits.international(country, room)
            } catch {
                outcome = .unusable(error)
                return 0
            }
        }
        return outcome
    }
}

extension String {
    /// Digits of every script as ASCII ones, invisible marks left out, everything else outside ASCII as a blank.
    fileprivate func foldedToASCII() -> String {
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isASCII {
                folded.append(scalar)
            } else if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
                folded.append(Unicode.Scalar(UInt8(ascii: "0") + UInt8(value)))
            } else if scalar == "\u{FF0B}" {
                folded.append("+")
            } else if scalar.properties.generalCategory != .format {
                folded.append(" ")
            }
        }
        return String(folded)
    }
}
