package import AudienceSync

/// EMAIL: lower case; one `@`, a domain of at least two labels; plus signs and dots stay as they are.
package enum EmailNormalization {
    /// Writes the address in lower case.
    package static func normalize(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) -> MatchKeyOutcome
    {
        text.isASCII ? copyAddress(text, into: &output) : normalizeUnicode(text, into: &output)
    }

    /// The same for any script; on ASCII it agrees with the way without a `String`.
    package static func normalizeUnicode(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        do {
            let decoded = try text.decoded()
            guard !decoded.unicodeScalars.contains(where: { $0.properties.isWhitespace }) else {
                return .unusable(.notAnEmailAddress)
            }
            var lowercased = decoded.lowercasedByUnicode()
            return lowercased.withUTF8 { copyAddress($0, into: &output) }
        } catch {
            return .unusable(error)
        }
    }

    /// Copies an address, making ASCII capitals small, and checks its form on the way.
    private static func copyAddress(_ text: RawText, into output: inout ByteBuffer) -> MatchKeyOutcome {
        var isAddress = false
        output.append(atMost: text.count) { room in
            var hasAt = false
            var dots = 0
            var labelStart = 0
            for index in 0..<text.count {
                let byte = text[index].lowercasedASCII
                if isForbidden(byte) { return 0 }
                if byte == UInt8(ascii: "@") {
                    if hasAt || index == 0 { return 0 }
                    hasAt = true
                    labelStart = index &+ 1
                } else if byte == UInt8(ascii: "."), hasAt {
                    if index == labelStart { return 0 }
                    dots &+= 1
                    labelStart = index &+ 1
                }
                room[index] = byte
            }
            isAddress = hasAt && dots > 0 && labelStart < text.count
            return isAddress ? text.count : 0
        }
        return isAddress ? .normalized : .unusable(.notAnEmailAddress)
    }

    /// White space, control characters and the specials of RFC 5322 (3.2.3) other than `.` and `@`: display names,
    /// lists of addresses and `mailto:` show by them.
    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F: true
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"),
            UInt8(ascii: "\""):
            true
        default: false
        }
    }
}
