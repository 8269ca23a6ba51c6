public import CanvasModel

/// How values of one type are read from a document.
public struct FieldType<Value: Sendable>: Sendable {
    /// Reads a value; notes a problem and returns `nil` when it is none.
    public let read: @Sendable (LocatedValue, inout Diagnostics) -> Value?
    /// The shape of the values.
    public let schema: Schema

    /// Makes a type.
    public init(schema: Schema, read: @escaping @Sendable (LocatedValue, inout Diagnostics) -> Value?) {
        self.schema = schema
        self.read = read
    }

    /// Makes a type whose values are one scalar.
    ///
    /// - Parameters:
    ///   - wanted: What a value is, for messages: "a duration such as 1h".
    ///   - schema: The shape of the values.
    ///   - read: Makes a value of the scalar.
    public init(scalar wanted: String, schema: Schema, read: @escaping @Sendable (LocatedValue) -> Value?) {
        self.init(schema: schema) { value, diagnostics in
            if let result = read(value) { return result }
            diagnostics.error(at: value.position, "\(value.kindDescription) is not \(wanted)")
            return nil
        }
    }
}

extension FieldType where Value == Interval {
    /// A length of time, `1h` or `P1D`.
    public static var duration: FieldType {
        FieldType(scalar: "a duration such as 30s, 5m, 1h, 2d or 1w", schema: .duration) {
            $0.text.flatMap { Interval($0) }
        }
    }
}

extension FieldType where Value == Instant {
    /// An instant, RFC 3339.
    public static var instant: FieldType {
        FieldType(scalar: "an instant such as 2026-03-02T09:00:00Z", schema: .instant) {
            $0.text.flatMap { Instant(rfc3339: $0) }
        }
    }
}

extension FieldType where Value == String {
    /// Any text that is not empty.
    public static var text: FieldType {
        FieldType(scalar: "a text", schema: .text(pattern: nil)) { $0.text.flatMap { $0.isEmpty ? nil : $0 } }
    }
}

extension FieldType where Value == Int {
    /// A whole number.
    public static var integer: FieldType {
        FieldType(scalar: "a whole number", schema: .integer) { $0.integer }
    }
}

extension FieldType where Value == Double {
    /// A number.
    public static var number: FieldType {
        FieldType(scalar: "a number", schema: .number) { $0.number }
    }
}

extension FieldType where Value == Bool {
    /// `true` or `false`.
    public static var boolean: FieldType {
        FieldType(scalar: "true or false", schema: .boolean) { $0.boolean }
    }
}

extension FieldType where Value == Filter {
    /// A filter.
    public static var filter: FieldType {
        FieldType(schema: .filter) { Filter.read($0, into: &$1) }
    }
}

extension FieldType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of a few words.
    public static var choice: FieldType {
        let words = Value.allCases.map(\.rawValue)
        return FieldType(schema: .choice(words)) { value, diagnostics in
            if let choice = value.text.flatMap({ Value(rawValue: $0) }) { return choice }
            diagnostics.error(
                at: value.position,
                "\(value.kindDescription) is not one of \(words.joined(separator: ", "))",
                fix: value.text.flatMap { Spelling.nearest(to: $0, among: words) }.map { "did you mean `\($0)`?" }
            )
            return nil
        }
    }
}

extension FieldType {
    /// A list of at least one value.
    public static func list<Element>(of element: FieldType<Element>) -> FieldType where Value == [Element] {
        FieldType(schema: .list(element.schema)) { value, diagnostics in
            guard let elements = value.elements else {
                diagnostics.error(at: value.position, "\(value.kindDescription) is not a list")
                return nil
            }
            guard !elements.isEmpty else {
                diagnostics.error(at: value.position, "the list is empty", fix: "put at least one value into it")
                return nil
            }
            let read = elements.map { element.read($0, &diagnostics) }
            let values = read.compactMap { $0 }
            return values.count == elements.count ? values : nil
        }
    }

    /// A mapping whose own settings are declared like a step's.
    public static func record(_ name: String, _ fields: [Field<Value>]) -> FieldType where Value: StepSettings {
        FieldType(schema: .object(fields.map { ($0.name, $0.schema, $0.isRequired) })) { value, diagnostics in
            guard value.members != nil else {
                diagnostics.error(at: value.position, "\(value.kindDescription) is not \(name)")
                return nil
            }
            let declaration = StepDeclaration<Value>(type: name, title: name, summary: "", fields: fields)
            let before = diagnostics.all.count
            let result = declaration.read(value, at: value.position, into: &diagnostics)
            return diagnostics.all[before...].contains { $0.severity == .error } ? nil : result
        }
    }
}
