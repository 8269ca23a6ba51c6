import AudienceSync
import CanvasModel
import FacebookAudience

/// Runs texts through a normaliser and reads back what it wrote.
struct MatchKeyProbe {
    struct Result {
        var outcome: MatchKeyOutcome
        /// The normalised text, or the recognised digest.
        var text: String
        /// What is sent; `nil` when nothing is.
        var wire: String?
    }

    private var normalizer = MatchKeyNormalizer(today: CivilDate(days: 20_780))

    mutating func run(_ text: String, as key: MatchKey, country: String? = nil) -> Result {
        run(Array(text.utf8), as: key, country: country)
    }

    mutating func run(_ bytes: [UInt8], as key: MatchKey, country: String? = nil) -> Result {
        var output = ByteBuffer()
        let outcome = normalizer.appendWireValue(
            of: bytes.span,
            as: key,
            country: country.flatMap { Country(Array($0.utf8).span) },
            to: &output
        )
        return Result(
            outcome: outcome,
            text: String(decoding: normalizer.text.bytes, as: UTF8.self),
            wire: output.isEmpty ? nil : String(decoding: output.bytes, as: UTF8.self)
        )
    }

    mutating func cell(_ text: String, as key: MatchKey) -> String {
        var output = ByteBuffer()
        _ = normalizer.appendCell(of: Array(text.utf8).span, as: key, to: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }
}
