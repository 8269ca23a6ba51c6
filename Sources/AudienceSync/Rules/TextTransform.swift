/// One thing that is done to the text of an attribute, or asked of it, before it is hashed.
///
/// Letters and spaces are Unicode's unless the name says ASCII. What is asked and not so refuses the value.
public enum TextTransform: Hashable, Sendable {
    /// White space at the ends goes, no-break and ideographic spaces among it.
    case trim
    /// Letters become small.
    case lower
    /// ASCII letters become small, others stay.
    case asciiLower
    /// Letters become capital.
    case upper
    /// White space goes.
    case removeWhitespace
    /// Refuses a text with white space in it.
    case rejectInnerWhitespace
    /// Refuses nothing at all.
    case requireNonEmpty
    /// Refuses what has not exactly one `@`, with something on both sides.
    case requireOneAt
    /// Changes what stands before the `@`, for these domains, or for every one.
    case emailLocal(
        domains: [String]?,
        dropsPlus: Bool = false,
        dropsDots: Bool = false,
        keepsAlphanumerics: Bool = false
    )
    /// Only `0` to `9` stay.
    case keepASCIIDigits
    /// Of small letters and digits, and these, only they stay.
    case keepASCIIAlphanumerics(and: String = "")
    /// These characters go.
    case removeCharacters(String)
    /// These go from the beginning, as often as they stand there.
    case removeLeading(String)
    /// This goes from the beginning, once.
    case removePrefix(String)
    /// This comes before the text.
    case prefix(String)
    /// These words with a full stop go, wherever a space or the end follows (`dr.`).
    case removeTitles([String])
    /// These words go from the end, with the comma or space before them, as often as one stands there (`jr.`, `phd`).
    case removeTrailingWords([String])
    /// Refuses what has more characters than a network takes.
    case requireAtMost(Int)
    /// Refuses what is not so many capital ASCII letters.
    case requireCapitals(Int)
    /// Refuses what is not `+` and as many digits.
    case requireInternationalNumber(ClosedRange<Int>)
}
