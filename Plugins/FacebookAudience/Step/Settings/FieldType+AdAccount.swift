import CanvasModel
import CanvasStep

extension FieldType where Value == String {
    /// An ad account, `act_` and its number.
    static var adAccount: FieldType {
        FieldType(schema: .text(pattern: "^act_[0-9]+$")) { value, diagnostics in
            let text = value.text ?? ""
            let number = text.hasPrefix("act_") ? text.dropFirst(4) : text[...]
            guard !number.isEmpty, number.utf8.allSatisfy(\.isASCIIDigit) else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not an ad account",
                    fix: "write act_ and the number that Ads Manager shows, for example act_1234567890"
                )
                return nil
            }
            guard text.hasPrefix("act_") else {
                diagnostics.error(
                    at: value.position,
                    "`\(text)` is the number of an ad account, not its name in the API",
                    fix: "write act_\(text)"
                )
                return nil
            }
            return text
        }
    }
}
