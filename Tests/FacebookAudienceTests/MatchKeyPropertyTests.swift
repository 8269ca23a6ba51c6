import AudienceSync
import CanvasModel
import FacebookAudience
import Testing

@Suite struct MatchKeyPropertyTests {
    /// Texts made of pieces that the rules treat differently, the same on every run.
    private static func texts(_ count: Int, of pieces: [String]) -> [String] {
        (0..<UInt64(count)).map { number in
            let length = Int(StableHash.combine(number, 1) % 14)
            return (0..<length).map { pieces[Int(StableHash.combine(number, UInt64($0) + 2) % UInt64(pieces.count))] }
                .joined()
        }
    }

    private static let ascii = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

    private static let mixed =
        ascii + [
            "é", "e\u{301}", "İ", "Σ", "ς", "ß", "ẞ", "Ǆ", "ﬁ", "Å", "\u{212A}", "\u{345}", "\u{200D}", "\u{FE0F}", "❤",
            "정", "\u{1100}", "\u{1161}", "中", "٣", "０", "＋", "\u{A0}", "\u{3000}", "\u{202A}", "ʼ", "’", "प्रि", "🙂", "ญ",
        ]

    private static let digits = [
        "+", "0", "0", "1", "39", "44", "84", " ", "(", ")", "-", "x", "ext", "5", "91", "225",
    ]

    @Test("What is normal stays as it is", arguments: MatchKey.allCases)
    func idempotence(key: MatchKey) throws {
        var probe = MatchKeyProbe()
        let stored = try MatchKeyVector.all().filter { $0.key == key }.map { ($0.attribute, $0.country) }
        let made = Self.texts(3000, of: key == .phone ? Self.digits : Self.mixed).map { ($0, "GB" as String?) }
        for (text, country) in stored + made {
            // Of a phone number with its code and without a plus, only the length tells that it has one.
            let first = probe.run(text, as: key, country: country)
            guard first.outcome == .normalized, !Self.isDatePart(key) else { continue }
            let again = key == .phone ? "+" + first.text : first.text
            let second = probe.run(again, as: key, country: country)
            #expect(second.text == first.text, "\(text.debugDescription)")
        }
    }

    private static func isDatePart(_ key: MatchKey) -> Bool {
        [.birthYear, .birthMonth, .birthDay].contains(key)
    }

    @Test("ASCII goes the fast way to where Unicode's way leads")
    func fastPathAgrees() {
        let letters = "abcXYZ09 .-@'+\t\0".map(String.init)
        for text in Self.texts(4000, of: Self.ascii) + Self.texts(4000, of: letters) {
            let bytes = Array(text.utf8)
            Self.compare(bytes, EmailNormalization.normalize, EmailNormalization.normalizeUnicode)
            Self.compare(bytes, NameNormalization.normalize, NameNormalization.normalizeUnicode)
            Self.compare(bytes, PlaceNormalization.normalizeCity, PlaceNormalization.normalizeUnicode)
            let country = Country(Array("US".utf8).span)
            for country in [nil, country] {
                Self.compare(
                    bytes,
                    { PostCodeNormalization.normalize($0, country: country, into: &$1) },
                    { PostCodeNormalization.normalizeUnicode($0, country: country, into: &$1) }
                )
            }
        }
    }

    private typealias Normalize = (UnsafeBufferPointer<UInt8>, inout ByteBuffer) -> MatchKeyOutcome

    private static func compare(_ bytes: [UInt8], _ fast: Normalize, _ unicode: Normalize) {
        var left = ByteBuffer()
        var right = ByteBuffer()
        let outcomes = bytes.withUnsafeBufferPointer { (fast($0, &left), unicode($0, &right)) }
        #expect(outcomes.0 == outcomes.1, "\(bytes)")
        #expect(left.bytes == right.bytes, "\(bytes)")
    }

    @Test("Names hold nothing but letters and marks", arguments: [MatchKey.firstName, .lastName, .firstInitial])
    func namesAreLetters(key: MatchKey) {
        var probe = MatchKeyProbe()
        var usable = 0
        for text in Self.texts(4000, of: Self.mixed) {
            let result = probe.run(text, as: key)
            guard result.outcome == .normalized else { continue }
            usable += 1
            let isLetters = result.text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .lowercaseLetter, .modifierLetter, .otherLetter, .titlecaseLetter, .uppercaseLetter: true
                case .nonspacingMark, .spacingMark, .enclosingMark: true
                default: false
                }
            }
            #expect(isLetters, "\(text.debugDescription)")
            #expect(key != .firstInitial || result.text.count == 1)
        }
        #expect(usable > 1000)
    }

    @Test("Any bytes give a wire value of the key's form or none", arguments: MatchKey.allCases)
    func arbitraryBytes(key: MatchKey) {
        var probe = MatchKeyProbe()
        for number in 0..<UInt64(4000) {
            let length = Int(StableHash.combine(number, 7) % 70)
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: StableHash.combine(number, UInt64($0)) >> 13) }
            let result = probe.run(bytes, as: key, country: number % 2 == 0 ? "DE" : nil)
            guard let wire = result.wire else { continue }
            let isDigest = wire.utf8.count == 64 && wire.utf8.allSatisfy { HexadecimalDigest.isDigit($0) }
            #expect(isDigest || !key.isHashed)
            #expect(String(validating: Array(wire.utf8), as: UTF8.self) != nil)
        }
    }

    @Test("Bytes that are no UTF-8 are refused and never repaired")
    func malformedText() {
        var probe = MatchKeyProbe()
        let bytes = Array("ann".utf8) + [0xC3] + Array("@example.com".utf8)
        for key in [MatchKey.email, .firstName, .city, .zip, .phone, .externalID] {
            #expect(probe.run(bytes, as: key).outcome == .unusable(.malformedText))
        }
    }
}
