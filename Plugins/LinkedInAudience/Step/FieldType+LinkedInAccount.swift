import CanvasModel
import CanvasStep

extension FieldType where Value == String {
    /// The number of an ad account, also as the URN that the API writes.
    static var linkedInAccount: FieldType {
        FieldType(schema: .text(pattern: "^(urn:li:sponsoredAccount:)?[0-9]+$")) { value, diagnostics in
            let number = (value.text ?? "").trimmingPrefix("urn:li:sponsoredAccount:")
            guard !number.isEmpty, number.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not an ad account",
                    fix: "write the number that Campaign Manager shows, for example 512345678"
                )
                return nil
            }
            return String(number)
        }
    }
}
