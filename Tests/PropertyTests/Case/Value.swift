/// A value of a document, written in YAML's flow style.
indirect enum Value: Hashable, Sendable {
    case number(Double)
    case boolean(Bool)
    case text(String)
    case list([Value])
    case map([Member])

    /// One entry of a mapping.
    struct Member: Hashable, Sendable {
        let key: String
        var value: Value
    }

    subscript(key: String) -> Value? {
        get {
            guard case .map(let members) = self else { return nil }
            return members.first { $0.key == key }?.value
        }
        set {
            guard case .map(var members) = self else { return }
            if let index = members.firstIndex(where: { $0.key == key }) {
                if let newValue { members[index].value = newValue } else { members.remove(at: index) }
            } else if let newValue {
                members.append(Member(key: key, value: newValue))
            }
            self = .map(members)
        }
    }

    /// The text, when the value is one.
    var asText: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The value as a document writes it.
    var yaml: String {
        switch self {
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .boolean(let value): String(value)
        case .text(let text): Self.isPlain(text) ? text : "\"\(text)\""
        case .list(let elements): "[\(elements.map(\.yaml).joined(separator: ", "))]"
        case .map(let members):
            "{ \(members.map { "\($0.key): \($0.value.yaml)" }.joined(separator: ", ")) }"
        }
    }

    /// Whether nobody can take the text for anything else; no text of a case has a quotation mark or a backslash.
    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && Double(text) == nil && !["true", "false", "null"].contains(text.lowercased())
            && text.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
            }
    }
}

extension Value: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByIntegerLiteral {
    init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Value: ExpressibleByFloatLiteral {
    init(floatLiteral value: Double) { self = .number(value) }
}

extension Value: ExpressibleByBooleanLiteral {
    init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension Value: ExpressibleByArrayLiteral {
    init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Value: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, Value)...) {
        self = .map(elements.map { Member(key: $0.0, value: $0.1) })
    }
}
