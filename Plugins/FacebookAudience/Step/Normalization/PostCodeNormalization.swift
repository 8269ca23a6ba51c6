package import AudienceSync

/// ZIP: lower case without white space; of a code of the United States the first five digits.
package enum PostCodeNormalization {
    /// Writes the post code.
    ///
    /// - Parameter country: The person's. Five digits, a hyphen and four digits are a US code whatever it is.
    package static func normalize(
        _ text: UnsafeBufferPointer<UInt8>,
        country: Country?,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        guard text.isASCII else { return normalizeUnicode(text, country: country, into: &output) }
        let start = output.count
        output.append(atMost: text.count) { room in
            var count = 0
            for byte in text where !byte.isASCIISpace {
                room[count] = byte.lowercasedASCII
                count &+= 1
            }
            return count
        }
        return finish(from: start, country: country, &output)
    }

    /// The same for any script; on ASCII it agrees with the way without a `String`.
    package static func normalizeUnicode(
        _ text: UnsafeBufferPointer<UInt8>,
        country: Country?,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        do {
            let start = output.count
            var lowercased = try text.decoded().lowercasedByUnicode()
            lowercased.unicodeScalars.removeAll { $0.properties.isWhitespace }
            output.append(lowercased)
            return finish(from: start, country: country, &output)
        } catch {
            return .unusable(error)
        }
    }

    private static func finish(from start: Int, country: Country?, _ output: inout ByteBuffer) -> MatchKeyOutcome {
        let form = output.withBytes { Form(RawText(rebasing: $0[start...])) }
        if form == .fiveAndFour || (form == .five && country == .unitedStates) {
            output.truncate(to: start + 5)
            return .normalized
        }
        if form != .unreadable, country != .unitedStates { return .normalized }
        output.truncate(to: start)
        return .unusable(country == .unitedStates ? .notAUSPostCode : .notAPostCode)
    }

    private enum Form {
        /// Five digits, a hyphen and four digits.
        case fiveAndFour
        /// Five digits, or nine, or five and then anything but letters and digits.
        case five
        /// Anything else that has a letter or digit.
        case other
        /// Nothing that a post code is made of.
        case unreadable

        init(_ code: RawText) {
            let digits = code.prefix { $0.isASCIIDigit }.count
            let rest = code.dropFirst(digits)
            if digits == 5, rest.first == UInt8(ascii: "-"), rest.count == 5,
                rest.dropFirst().allSatisfy(\.isASCIIDigit)
            {
                self = .fiveAndFour
            } else if digits == 9, rest.isEmpty {
                self = .five
            } else if digits == 5, rest.first.map({ !$0.isASCIILetter }) ?? true {
                self = .five
            } else {
                let isReadable = code.contains { $0.isASCIIDigit || $0.isASCIILetter || $0 >= 0x80 }
                self = isReadable ? .other : .unreadable
            }
        }
    }
}
