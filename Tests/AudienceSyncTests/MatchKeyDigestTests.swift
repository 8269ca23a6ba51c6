import AudienceSync
import Testing

@Suite struct MatchKeyDigestTests {
    @Test(
        "Digests are those that FIPS 180-2 and Meta print",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            ("mary@example.com", "f1904cf1a9d73a55fa5de0ac823c4403ded71afd4c3248d00bdcd0866552bb79"),
            ("15559876543", "1ef970831d7963307784fa8688e8fce101a15685d62aa765fed23f3a2c576a4e"),
        ]
    )
    func knownDigests(text: String, digest: String) {
        var output = ByteBuffer()
        output.append(literal: "[")
        MatchKeyDigest.append(of: Array(text.utf8).span, to: &output)
        output.append(literal: "]")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "[\(digest)]")
        #expect(digest.utf8.count == MatchKeyDigest.count)
    }

    @Test("A digest of a buffer is the digest of its bytes")
    func digestOfBuffer() {
        var text = ByteBuffer(capacity: 40)
        text.append("abc")
        var output = ByteBuffer()
        MatchKeyDigest.append(of: text, to: &output)
        #expect(output.bytes.starts(with: "ba7816bf".utf8))
    }

    @Test("64 hexadecimal digits are a SHA-256 digest, 32 an MD5 digest")
    func recognition() {
        #expect(Self.recognise(String(repeating: "a0", count: 32)) == .sha256)
        #expect(Self.recognise(String(repeating: "F9", count: 32)) == .sha256)
        #expect(Self.recognise(String(repeating: "0f", count: 16)) == .md5)
    }

    @Test("Other lengths and other characters are none", arguments: [0, 31, 33, 63, 65])
    func otherLengths(count: Int) {
        #expect(Self.recognise(String(repeating: "a", count: count)) == nil)
    }

    @Test("The neighbours of the hexadecimal digits are none", arguments: ["g", "G", "/", ":", "@", "`", "\u{0}"])
    func otherCharacters(last: String) {
        #expect(Self.recognise(String(repeating: "a", count: 63) + last) == nil)
    }

    private static func recognise(_ text: String) -> HexadecimalDigest? {
        Array(text.utf8).withUnsafeBufferPointer { HexadecimalDigest($0) }
    }
}
