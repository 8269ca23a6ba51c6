package import AudienceSync

/// MADID and EXTERN_ID: identifiers that are sent as text.
package enum IdentifierNormalization {
    /// Writes an advertising id in lower case; its hyphens are part of it.
    package static func normalizeAdvertisingID(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        let hyphen = UInt8(ascii: "-")
        guard text.count == 36, text[8] == hyphen, text[13] == hyphen, text[18] == hyphen, text[23] == hyphen else {
            return .unusable(.notAnAdvertisingID)
        }
        // Without a branch a byte: a count of digits, and the bits in which any differs from the digit zero.
        var digits = 0
        var bits: UInt8 = 0
        for byte in text {
            let isDigit = HexadecimalDigest.isDigit(byte)
            digits &+= isDigit ? 1 : 0
            bits |= isDigit ? byte ^ UInt8(ascii: "0") : 0
        }
        guard digits == 32 else { return .unusable(.notAnAdvertisingID) }
        guard bits != 0 else { return .unusable(.zeroAdvertisingID) }
        output.appendLowercasedASCII(text)
        return .normalized
    }

    /// Writes the advertiser's own id as it is: the same exact format must be used always.
    package static func normalizeExternalID(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        guard text.isASCII || String(validating: text, as: UTF8.self) != nil else { return .unusable(.malformedText) }
        output.append(text)
        return .normalized
    }
}

extension ByteBuffer {
    /// Appends a text with its ASCII capitals made small.
    mutating func appendLowercasedASCII(_ text: RawText) {
        append(atMost: text.count) { room in
            for index in 0..<text.count { room[index] = text[index].lowercasedASCII }
            return text.count
        }
    }
}
