import CanvasModel
import CanvasStep

extension FieldType where Value == String {
    /// A Google Ads customer id, with hyphens or without.
    static var customerID: FieldType {
        FieldType(schema: .text(pattern: "^[0-9]{3}-?[0-9]{3}-?[0-9]{4}$")) { value, diagnostics in
            let digits = (value.text ?? "").filter { $0 != "-" }
            guard digits.utf8.count == 10, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not a Google Ads customer id, which has ten digits",
                    fix: "write the number that Google Ads shows at the top, for example 123-456-7890"
                )
                return nil
            }
            return digits
        }
    }
}
