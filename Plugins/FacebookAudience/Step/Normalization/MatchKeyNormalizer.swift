package import AudienceSync
package import CanvasModel

/// Turns the attributes of people into match keys, normalised and hashed as Meta documents.
///
/// It holds the one buffer that normalised text is written into, so that a key costs no allocation of ours. It must
/// not be shared by threads; make one for each.
///
/// ```swift
/// var normalizer = MatchKeyNormalizer(today: today)
/// let outcome = normalizer.appendCell(of: email.span, as: .email, to: &body)
/// ```
package struct MatchKeyNormalizer: Sendable {
    /// The day after which nobody can have been born yet.
    package let today: CivilDate
    /// What the last call of `normalize` wrote: the text, or the digest that it recognised.
    package private(set) var text = ByteBuffer(capacity: 256)

    /// Makes a normaliser.
    package init(today: CivilDate) {
        self.today = today
    }

    /// Normalises an attribute into `text`.
    ///
    /// - Parameters:
    ///   - raw: The attribute's bytes; FI is given the first name, the three DOB keys the whole date.
    ///   - key: The match key to make of it.
    ///   - country: The person's country, when the profile has one; PHONE, ST and ZIP depend on it.
    /// - Returns: What `text` now holds; it is empty when the attribute is unusable.
    package mutating func normalize(
        _ raw: borrowing Span<UInt8>,
        as key: MatchKey,
        country: Country? = nil
    ) -> MatchKeyOutcome {
        text.removeAll()
        let outcome = raw.withUnsafeBufferPointer { bytes in
            let trimmed = bytes.trimmingWhiteSpace()
            if trimmed.isEmpty { return MatchKeyOutcome.unusable(.empty) }
            if let digest = HexadecimalDigest(trimmed), key != .externalID { return recognise(digest, trimmed, key) }
            return normalize(trimmed, key, country)
        }
        if case .unusable = outcome { text.removeAll() }
        return outcome
    }

    /// Normalises an attribute and appends what goes on the wire: the digest, or the text of EXTERN_ID and MADID.
    ///
    /// For a hashed key that is 64 bytes or, when the attribute is unusable, none; for one value and country always the
    /// same, so that the digests of a column of few values can be kept one a value.
    package mutating func appendWireValue(
        of raw: borrowing Span<UInt8>,
        as key: MatchKey,
        country: Country? = nil,
        to output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        let outcome = normalize(raw, as: key, country: country)
        if outcome == .normalized, key.isHashed {
            MatchKeyDigest.append(of: text, to: &output)
        } else {
            output.append(text)
        }
        return outcome
    }

    /// Normalises an attribute and appends the cell of a row of an upload: a JSON string, `""` for an unusable value.
    package mutating func appendCell(
        of raw: borrowing Span<UInt8>,
        as key: MatchKey,
        country: Country? = nil,
        to output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        output.append(UInt8(ascii: "\""))
        defer { output.append(UInt8(ascii: "\"")) }
        guard key == .externalID else { return appendWireValue(of: raw, as: key, country: country, to: &output) }
        let outcome = normalize(raw, as: key)
        text.withBytes { output.appendJSONEscaped($0) }
        return outcome
    }

    /// A digest in place of the attribute: SHA-256 is passed on where the whole attribute is the key.
    private mutating func recognise(_ digest: HexadecimalDigest, _ value: RawText, _ key: MatchKey) -> MatchKeyOutcome {
        switch (digest, key) {
        case (.sha256, .firstInitial), (.sha256, .birthYear), (.sha256, .birthMonth), (.sha256, .birthDay),
            (.sha256, .mobileAdvertiserID):
            return .unusable(.digestOfWhole)
        case (.sha256, _):
            guard !value.spells(Self.digestOfNothing) else { return .unusable(.digestOfNothing) }
            text.appendLowercasedASCII(value)
            return .alreadyHashed
        case (.md5, .mobileAdvertiserID):
            return .unusable(.notAnAdvertisingID)
        case (.md5, _):
            return .unusable(.md5Digest)
        }
    }

    private mutating func normalize(_ value: RawText, _ key: MatchKey, _ country: Country?) -> MatchKeyOutcome {
        switch key {
        case .email: EmailNormalization.normalize(value, into: &text)
        case .phone: PhoneNormalization.normalize(value, country: country, into: &text)
        case .firstName, .lastName: NameNormalization.normalize(value, into: &text)
        case .firstInitial: NameNormalization.normalizeInitial(value, into: &text)
        case .gender: GenderNormalization.normalize(value, into: &text)
        case .birthYear: BirthDateNormalization.normalizeYear(value, today: today, into: &text)
        case .birthMonth: BirthDateNormalization.normalizeMonth(value, today: today, into: &text)
        case .birthDay: BirthDateNormalization.normalizeDay(value, today: today, into: &text)
        case .city: PlaceNormalization.normalizeCity(value, into: &text)
        case .state: PlaceNormalization.normalizeState(value, country: country, into: &text)
        case .zip: PostCodeNormalization.normalize(value, country: country, into: &text)
        case .country: CountryNormalization.normalize(value, into: &text)
        case .mobileAdvertiserID: IdentifierNormalization.normalizeAdvertisingID(value, into: &text)
        case .externalID: IdentifierNormalization.normalizeExternalID(value, into: &text)
        }
    }

    /// SHA-256 of the empty text: what a careless sender makes of an empty attribute.
    private static let digestOfNothing: StaticString =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}
