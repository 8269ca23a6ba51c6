import NetworkSimulator

/// One condition of a list's `filtering` parameter.
///
/// Source: Meta, Ad Account, Custom Audiences reference, `filtering`.
struct AudienceFilter {
    private enum Operator: String, CaseIterable {
        case equal = "EQUAL"
        case notEqual = "NOT_EQUAL"
        case greater = "GREATER_THAN"
        case less = "LESS_THAN"
        case contain = "CONTAIN"
        case notContain = "NOT_CONTAIN"
        case within = "IN"
        case notWithin = "NOT_IN"
        case startsWith = "STARTS_WITH"
    }

    private let field: String
    private let comparison: Operator
    private let values: [String]

    /// Reads the parameter; no conditions when it was not sent.
    static func read(_ parameters: GraphParameters) throws(GraphError) -> [AudienceFilter] {
        guard let json = try parameters.json("filtering") else { return [] }
        guard case .array(let items) = json else { throw .notA("array", "filtering") }
        var filters: [AudienceFilter] = []
        for (index, item) in items.enumerated() {
            filters.append(try AudienceFilter(item, index: index))
        }
        return filters
    }

    private init(_ json: JSON, index: Int) throws(GraphError) {
        guard let field = json["field"]?.scalarText else { throw .required("filtering[\(index)][field]") }
        guard let name = json["operator"]?.scalarText, let comparison = Operator(rawValue: name) else {
            throw .notOneOf("filtering[\(index)][operator]", Operator.allCases.map(\.rawValue))
        }
        switch json["value"] {
        case .array(let items): values = items.compactMap(\.scalarText)
        case let value?: values = value.scalarText.map { [$0] } ?? []
        case nil: throw .required("filtering[\(index)][value]")
        }
        self.field = field
        self.comparison = comparison
    }

    /// Whether the audience meets the condition.
    func accepts(_ audience: AudienceNode) throws(GraphError) -> Bool {
        guard let field = audience.field(field) else { throw .unknownField(field, of: AudienceNode.typeName) }
        guard case .value(let value) = field, let text = value.scalarText else {
            return [.notEqual, .notContain, .notWithin].contains(comparison)
        }
        let wanted = values.first ?? ""
        return switch comparison {
        case .equal: text == wanted
        case .notEqual: text != wanted
        case .greater: Self.precedes(wanted, text)
        case .less: Self.precedes(text, wanted)
        case .contain: text.contains(wanted)
        case .notContain: !text.contains(wanted)
        case .within: values.contains(text)
        case .notWithin: !values.contains(text)
        case .startsWith: text.hasPrefix(wanted)
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        guard let left = Double(left), let right = Double(right) else { return false }
        return left < right
    }
}
