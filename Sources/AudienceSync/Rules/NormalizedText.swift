import Crypto

/// A text on its way through a rule; one serves many people, so that none costs an allocation.
struct NormalizedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The digest that the value was already, as the network wants it; then `bytes` is it.
    private(set) var isDigest = false

    /// Takes a value in and does to it what a rule says.
    ///
    /// - Returns: Whether the rule takes it.
    mutating func load(_ value: borrowing Span<UInt8>, by rule: MatchKeyProgram) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        value.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        isDigest = rule.acceptsDigests && rule.digest == .sha256 && isSHA256
        if isDigest {
            lowerASCII()
            return true
        }
        for transform in rule.transforms {
            guard apply(transform) else { return false }
        }
        return !bytes.isEmpty
    }

    /// Whether the text is 64 hexadecimal digits: nobody's address, number or name.
    private var isSHA256: Bool {
        guard bytes.count == 64 else { return false }
        return bytes.withUnsafeBufferPointer { HexadecimalDigest($0) != nil }
    }

    /// Appends what a network is sent.
    func append(by rule: MatchKeyProgram, to output: inout ByteBuffer) {
        bytes.withUnsafeBufferPointer { text in
            switch rule.digest {
            case _ where isDigest:
                if rule.encoding == .hex {
                    output.append(text)
                } else {
                    Self.appendBase64(Self.unhexed(text), to: &output)
                }
            case .none: output.append(text)
            case .sha256 where rule.encoding == .hex: MatchKeyDigest.append(of: text, to: &output)
            case .sha256: Self.append(Array(SHA256.hash(data: text)), rule.encoding, to: &output)
            case .sha512: Self.append(Array(SHA512.hash(data: text)), rule.encoding, to: &output)
            case .sha1: Self.append(Array(Insecure.SHA1.hash(data: text)), rule.encoding, to: &output)
            case .md5: Self.append(Array(Insecure.MD5.hash(data: text)), rule.encoding, to: &output)
            case .sha256OfMD5:
                var inner = ByteBuffer()
                Self.append(Array(Insecure.MD5.hash(data: text)), .hex, to: &inner)
                Self.append(Array(SHA256.hash(data: inner.bytes)), rule.encoding, to: &output)
            }
        }
    }

    private static func append(_ digest: [UInt8], _ encoding: MatchKeyRule.Encoding, to output: inout ByteBuffer) {
        switch encoding {
        case .base64: appendBase64(digest, to: &output)
        case .hex:
            for byte in digest {
                output.append(hexDigit(byte >> 4))
                output.append(hexDigit(byte & 15))
            }
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func unhexed(_ digits: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        stride(from: 0, to: digits.count - 1, by: 2).map { index in
            value(ofHexDigit: digits[index]) << 4 | value(ofHexDigit: digits[index + 1])
        }
    }

    private static func value(ofHexDigit digit: UInt8) -> UInt8 {
        digit < 0x3A ? digit & 15 : (digit & 15) + 9
    }

    private static func appendBase64(_ bytes: [UInt8], to output: inout ByteBuffer) {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        alphabet.withUTF8Buffer { alphabet in
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let count = min(3, bytes.count - start)
                var word: UInt32 = 0
                for offset in 0..<3 {
                    word = word << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0)
                }
                for place in 0..<4 {
                    let isPadding = place > count
                    output.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(word >> UInt32(18 - 6 * place)) & 63])
                }
            }
        }
    }

    /// Changes the bytes in place.
    mutating func edit(_ change: (inout [UInt8]) -> Void) { change(&bytes) }
}
