package import CanvasModel

/// Makes event properties of a document's values.
package enum PropertyReading {
    /// The members of a mapping; those of a mapping within it by names such as `cart.total`.
    package static func pairs(_ value: LocatedValue) -> [(String, AttributeValue)] {
        (value.members ?? []).flatMap { pairs(named: $0.key, $0.value) }
    }

    static func pairs(named name: String, _ value: LocatedValue) -> [(String, AttributeValue)] {
        switch value.node {
        case .map(let members):
            return members.flatMap { pairs(named: "\(name).\($0.key)", $0.value) }
        case .list(let elements):
            return [(name, .list(elements.compactMap(\.text)))]
        case .scalar(let text, _):
            if value.isNull { return [] }
            if let boolean = value.boolean { return [(name, .boolean(boolean))] }
            if let number = value.number { return [(name, .number(number))] }
            return [(name, .text(text))]
        }
    }
}
