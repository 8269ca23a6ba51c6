import CanvasModel
import CanvasStep

extension FieldType where Value == String {
    /// The id of an advertiser.
    static var advertiser: FieldType {
        FieldType(schema: .text(pattern: "^[0-9]{6,20}$")) { value, diagnostics in
            let digits = value.text ?? ""
            guard (6...20).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is not the id of an advertiser",
                    fix: "write the number that TikTok Ads Manager shows, for example \"7000000000000000001\""
                )
                return nil
            }
            return digits
        }
    }
}
