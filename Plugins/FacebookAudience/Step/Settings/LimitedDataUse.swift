import CanvasModel
import CanvasStep

/// Whether Meta must process an addition with Limited Data Use, as privacy laws of some US states demand.
///
/// Meta: Data Processing Options for US Users. Not said at all means that the ad account's own setting counts.
public struct LimitedDataUse: Hashable, Sendable {
    /// Whether the use is limited.
    public var isLimited: Bool
    /// The country, 1 for the USA, 0 to let Meta find out; `nil` when the document says nothing.
    public var country: Int?
    /// The state, 1000 for California, 0 to let Meta find out; `nil` when the document says nothing.
    public var state: Int?

    /// States it.
    public init(isLimited: Bool, country: Int? = nil, state: Int? = nil) {
        self.isLimited = isLimited
        self.country = country
        self.state = state
    }

    /// The columns that it adds to a schema.
    var columns: [String] {
        ["DATA_PROCESSING_OPTIONS"]
            + (country == nil ? [] : ["DATA_PROCESSING_OPTIONS_COUNTRY"])
            + (state == nil ? [] : ["DATA_PROCESSING_OPTIONS_STATE"])
    }

    /// The cells that it adds to every row, each after a comma.
    var cells: String {
        ([isLimited ? #"["LDU"]"# : "[]"] + [country, state].compactMap { $0.map(String.init) })
            .map { "," + $0 }.joined()
    }
}

extension FieldType where Value == LimitedDataUse {
    /// `true`, `false`, or the country and the state in which the use is limited.
    static var limitedDataUse: FieldType {
        let place = FieldType<Place>.record(
            "a place of limited data use",
            [
                Field("country", \.country, .integer, "1 for the USA, 0 to let Facebook find out.", example: "1"),
                Field("state", \.state, .integer, "1000 for California, 0 to let Facebook find out.", example: "1000"),
            ]
        )
        return FieldType(schema: .either([.boolean, place.schema])) { value, diagnostics in
            if let isLimited = value.boolean { return LimitedDataUse(isLimited: isLimited) }
            guard value.members != nil else {
                diagnostics.error(
                    at: value.position,
                    "\(value.kindDescription) is neither true nor false nor a place",
                    fix: "for example limited_data_use: { country: 1, state: 1000 }"
                )
                return nil
            }
            return place.read(value, &diagnostics).map {
                LimitedDataUse(isLimited: true, country: $0.country, state: $0.state)
            }
        }
    }
}

private struct Place: StepSettings {
    var country = 0
    var state = 0
}
