/// Percent-encoding, as URLs and `application/x-www-form-urlencoded` have it.
enum FormDecoding {
    /// The bytes meant; a percent sign without two hexadecimal digits stands for itself.
    ///
    /// Uploads of megabytes come this way, hence the buffer that is written to directly.
    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { plain, count in
            bytes.withUnsafeBufferPointer { bytes in
                var position = 0
                while position < bytes.count {
                    var byte = bytes[position]
                    if byte == UInt8(ascii: "%"), position + 2 < bytes.count,
                        let high = digit(bytes[position + 1]), let low = digit(bytes[position + 2])
                    {
                        byte = high << 4 | low
                        position += 2
                    } else if byte == UInt8(ascii: "+"), plusIsSpace {
                        byte = 0x20
                    }
                    plain[count] = byte
                    count += 1
                    position += 1
                }
            }
        }
    }

    /// Where a byte stands first.
    static func index(of byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.firstIndex(of: byte).map { bytes.startIndex + $0 }
        }
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

    @inline(__always)
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
