import CanvasModel
public import CanvasStep

extension FieldType where Value == String {
    /// The number of an ad account, as digits.
    ///
    /// - Parameters:
    ///   - what: What it is, for the message: "a Google Ads customer id".
    ///   - digits: How many digits it has.
    ///   - dropping: What may stand before or between them, and is left out.
    ///   - pattern: The form of what a document may write, as a regular expression.
    ///   - example: One as the network shows it.
    public static func accountNumber(
        _ what: String,
        digits: ClosedRange<Int>,
        dropping: String = "",
        pattern: String,
        example: String
    ) -> FieldType {
        FieldType(schema: .text(pattern: pattern)) { value, diagnostics in
            let number = (value.text ?? "").replacing(dropping, with: "")
            guard digits.contains(number.utf8.count), number.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not \(what)",
                    fix: "write the number that the network shows, for example \(example)"
                )
                return nil
            }
            return number
        }
    }
}
