/// How one attribute becomes one match key of a network: a pipeline over its text, then a digest.
///
/// Rules are data: they encode bodies, explain themselves, and are held against their example when a host starts.
/// ```swift
/// MatchKeyRule(
///     "acme.email.2026", name: "email", of: "email", [.trim, .lower, .requireOneAt],
///     example: .init("Ada@Example.com ", wire: "88d24c5b…")
/// )
/// ```
public struct MatchKeyRule: Hashable, Sendable {
    /// The digest that a network wants.
    public enum Digest: String, Hashable, Sendable {
        /// None: the text as it is.
        case none
        /// MD5 (RFC 1321).
        case md5
        /// SHA-1.
        case sha1
        /// SHA-256.
        case sha256
        /// SHA-512.
        case sha512
        /// SHA-256 of the hexadecimal digits of the MD5.
        case sha256OfMD5
    }

    /// How a digest is written.
    public enum Encoding: String, Hashable, Sendable {
        /// Lower-case hexadecimal digits.
        case hex
        /// Base64 with padding (RFC 4648, 4).
        case base64
    }

    /// What a network's documentation, or whoever wrote the rule, says that a value becomes.
    public struct Example: Hashable, Sendable {
        /// The attribute's value.
        public let input: String
        /// What is sent.
        public let wire: String

        /// States an example.
        public init(_ input: String, wire: String) {
            self.input = input
            self.wire = wire
        }
    }

    /// A name with a version, `google.email.2026`.
    public let id: String
    /// The key's name at the network.
    public let name: String
    /// The attribute that it is made of: a standard or custom one, `external_id`, `idfa` or `google_ad_id`.
    public let attribute: String
    /// What is done to the text, in order.
    public let transforms: [TextTransform]
    /// The digest.
    public let digest: Digest
    /// How it is written.
    public let encoding: Encoding
    /// Whether a value that is a SHA-256 digest already is passed on as it is; otherwise it is a text like any other.
    public let acceptsDigests: Bool
    /// Older rules, by which people may have come into an audience: a removal names these keys too.
    public let supersedes: [MatchKeyRule]
    /// A value and what becomes of it.
    public let example: Example

    /// States a rule.
    public init(
        _ id: String,
        name: String,
        of attribute: String,
        _ transforms: [TextTransform],
        digest: Digest = .sha256,
        encoding: Encoding = .hex,
        acceptsDigests: Bool = true,
        supersedes: [MatchKeyRule] = [],
        example: Example
    ) {
        self.id = id
        self.name = name
        self.attribute = attribute
        self.transforms = transforms
        self.digest = digest
        self.encoding = encoding
        self.acceptsDigests = acceptsDigests
        self.supersedes = supersedes
        self.example = example
    }

    /// What is sent of a text.
    ///
    /// - Returns: `nil` when it gives no key.
    public func wire(of text: String) -> String? {
        var key = NormalizedText()
        guard key.load(Array(text.utf8).span, by: program) else { return nil }
        var wire = ByteBuffer()
        key.append(by: program, to: &wire)
        return String(decoding: wire.bytes, as: UTF8.self)
    }

    /// What a digest is made of.
    ///
    /// - Returns: `nil` when the text gives no key.
    public func normalized(_ text: String) -> String? {
        var key = NormalizedText()
        guard key.load(Array(text.utf8).span, by: program) else { return nil }
        return String(decoding: key.bytes, as: UTF8.self)
    }

    /// What is wrong with the rule, one sentence without a full stop; `nil` when its example comes true.
    var problem: String? {
        if example.input.isEmpty || example.wire.isEmpty { return "has no example" }
        guard let wire = wire(of: example.input) else { return "refuses its own example" }
        return wire == example.wire ? nil : "makes `\(wire)` of its example, which says `\(example.wire)`"
    }
}

/// What of a rule turns text into a key, small enough to be handed about for every person.
struct MatchKeyProgram: Sendable {
    let transforms: [TextTransform]
    let digest: MatchKeyRule.Digest
    let encoding: MatchKeyRule.Encoding
    let acceptsDigests: Bool
}

extension MatchKeyRule {
    var program: MatchKeyProgram {
        MatchKeyProgram(transforms: transforms, digest: digest, encoding: encoding, acceptsDigests: acceptsDigests)
    }
}
