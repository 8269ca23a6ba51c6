/// Why an attribute can't be a match key.
///
/// The sentences never hold the value: they may be logged, and the value is personal data.
package enum UnusableValue: String, Error, CaseIterable, Sendable {
    /// Empty, or nothing but white space.
    case empty
    /// The bytes are no UTF-8.
    case malformedText
    /// An MD5 digest.
    case md5Digest
    /// The SHA-256 digest of the empty text.
    case digestOfNothing
    /// A digest where only a part of the value, or the value itself, is sent.
    case digestOfWhole
    /// No e-mail address.
    case notAnEmailAddress
    /// A phone number without a single digit other than zero.
    case noPhoneDigits
    /// A national phone number, and no known country.
    case noCountryCode
    /// Fewer than 8 digits.
    case phoneTooShort
    /// More than 15 digits.
    case phoneTooLong
    /// A gender other than the two that Meta knows.
    case genderNotSent
    /// A date of another form than YYYY-MM-DD.
    case notADate
    /// A day that the calendar does not have.
    case impossibleDate
    /// A birth before 1900.
    case birthBefore1900
    /// A birth later than today.
    case birthInTheFuture
    /// A name without a letter.
    case noLetter
    /// A place without a letter from a to z.
    case noLatinLetter
    /// A post code without a letter or digit.
    case notAPostCode
    /// A post code of the United States that does not begin with five digits.
    case notAUSPostCode
    /// A country that ISO 3166-1 does not know.
    case unknownCountry
    /// An advertising id of another form than 8-4-4-4-12 hexadecimal digits.
    case notAnAdvertisingID
    /// The advertising id that stands for none.
    case zeroAdvertisingID
}

extension UnusableValue: CustomStringConvertible {
    /// One sentence that says what is odd and, where something can be done, what.
    package var description: String {
        switch self {
        case .empty: "It is empty."
        case .malformedText: "It is not valid UTF-8."
        case .md5Digest: "It is an MD5 digest; only the text itself or its SHA-256 digest can be matched."
        case .digestOfNothing: "It is the SHA-256 digest of an empty text, which is nobody's."
        case .digestOfWhole: "It is a digest; this key needs the text itself."
        case .notAnEmailAddress: "It is not an e-mail address."
        case .noPhoneDigits: "It has no digits of a phone number."
        case .noCountryCode:
            "It is a phone number without a country code, and the profile has no country that would supply one."
        case .phoneTooShort: "It has fewer than 8 digits, too few for a phone number with its country code."
        case .phoneTooLong: "It has more than 15 digits, too many for a phone number."
        case .genderNotSent: "It is neither male nor female; Facebook matches on no other gender."
        case .notADate: "It is not a date of the form YYYY-MM-DD."
        case .impossibleDate: "There is no such day in the calendar."
        case .birthBefore1900: "It is before 1900; Facebook accepts no earlier birth."
        case .birthInTheFuture: "It is in the future."
        case .noLetter: "It has no letter."
        case .noLatinLetter: "It has no letter from a to z; Facebook takes cities and states in no other script."
        case .notAPostCode: "It has neither a letter nor a digit."
        case .notAUSPostCode: "It is not a post code of the United States, which begins with five digits."
        case .unknownCountry: "It is no country of ISO 3166-1, neither a code nor an English name."
        case .notAnAdvertisingID: "It is not an advertising id, which has 8-4-4-4-12 hexadecimal digits."
        case .zeroAdvertisingID: "It is all zeroes: the person has turned ad tracking off."
        }
    }
}
