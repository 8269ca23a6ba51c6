/// Percent-encoding, as URLs and `application/x-www-form-urlencoded` have it.
enum FormDecoding {
    /// The bytes meant; a percent sign without two hexadecimal digits stands for itself.
    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "+") where plusIsSpace: plain.append(0x20)
            case UInt8(ascii: "%"):
                if position + 2 < bytes.endIndex, let high = digit(bytes[position + 1]),
                    let low = digit(bytes[position + 2])
                {
                    plain.append(high << 4 | low)
                    position += 2
                } else {
                    plain.append(UInt8(ascii: "%"))
                }
            case let byte: plain.append(byte)
            }
            position += 1
        }
        return plain
    }

    /// The text so that it can stand in a query.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes += [byte >> 4, byte & 15].map { $0 < 10 ? $0 + 48 : $0 + 55 }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
