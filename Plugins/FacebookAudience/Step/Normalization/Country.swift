/// A country of ISO 3166-1, with what match keys need of it.
///
/// Reading one from a profile's text is worth doing once a distinct spelling rather than once a person.
package struct Country: Hashable, Sendable {
    /// The two letters of the alpha-2 code in lower case, the first in the high byte.
    package let alpha2: UInt16
    /// The country calling code, 1 to 3 digits (ITU-T E.164).
    package let callingCode: UInt16

    /// The United States of America.
    package static let unitedStates = Country(alpha2: 0x7573, callingCode: 1)

    init(alpha2: UInt16, callingCode: UInt16) {
        self.alpha2 = alpha2
        self.callingCode = callingCode
    }

    /// Reads a country as people write it: alpha-2 or alpha-3 code or English name, in any case.
    ///
    /// - Returns: `nil` for what ISO 3166-1 does not know.
    package init?(_ raw: borrowing Span<UInt8>) {
        let country = raw.withUnsafeBufferPointer { CountryTable.shared.country($0.trimmingWhiteSpace()) }
        guard let country else { return nil }
        self = country
    }
}
