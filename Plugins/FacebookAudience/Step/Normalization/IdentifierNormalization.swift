package import AudienceSync

/// MADID and EXTERN_ID: identifiers that are sent as text.
package enum IdentifierNormalization {
    /// Writes an advertising id in lower case; its hyphens are part of it.
    package static func normalizeAdvertisingID(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        guard text.count == 36 else { return .unusable(.notAnAdvertisingID) }
        var isZero = true
        for (index, byte) in text.enumerated() {
            switch index {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return .unusable(.notAnAdvertisingID) }
            default:
                guard HexadecimalDigest.isDigit(byte) else { return .unusable(.notAnAdvertisingID) }
                if byte != UInt8(ascii: "0") { isZero = false }
            }
        }
        guard !isZero else { return .unusable(.zeroAdvertisingID) }
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
