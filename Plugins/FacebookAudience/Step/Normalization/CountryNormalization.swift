package import AudienceSync

/// COUNTRY: the ISO 3166-1 alpha-2 code in lower case.
package enum CountryNormalization {
    /// Writes the code of the country that the text names.
    package static func normalize(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) -> MatchKeyOutcome
    {
        guard let country = CountryTable.shared.country(text) else { return .unusable(.unknownCountry) }
        output.append(UInt8(truncatingIfNeeded: country.alpha2 >> 8))
        output.append(UInt8(truncatingIfNeeded: country.alpha2))
        return .normalized
    }
}
