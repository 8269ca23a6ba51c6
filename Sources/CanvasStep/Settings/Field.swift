public import CanvasModel

/// One setting of a step type: how it is read, checked, documented and written into the JSON Schema.
public struct Field<Settings: StepSettings>: Sendable {
    /// The name in a document.
    public let name: String
    /// What it is, one sentence.
    public let summary: String
    /// A value as a document would write it.
    public let example: String
    /// Whether a document must set it.
    public let isRequired: Bool
    /// The default as a document would write it.
    public let defaultText: String?
    /// The shape of its values.
    public let schema: Schema
    /// The lowest and the highest value, as a document would write them, when there are such.
    public let range: (lowest: String, highest: String)?
    let read: @Sendable (LocatedValue, inout Settings, inout Diagnostics) -> Void

    /// Declares a setting that a document must give, unless it has a default.
    ///
    /// - Parameters:
    ///   - name: The name in a document.
    ///   - path: Where the value goes.
    ///   - type: How the value is read.
    ///   - summary: What it is, one sentence.
    ///   - default: The default as a document would write it; what `Settings.init()` sets must mean the same.
    ///   - range: The values allowed.
    ///   - source: Who sets the limits, for the message: the page of an outside system.
    ///   - example: A value as a document would write it.
    public init<Value: Comparable & Sendable>(
        _ name: String,
        _ path: any WritableKeyPath<Settings, Value> & Sendable,
        _ type: FieldType<Value>,
        _ summary: String,
        default defaultText: String? = nil,
        range: ClosedRange<Value>,
        source: String? = nil,
        example: String
    ) {
        self.init(
            name,
            type,
            summary,
            defaultText: defaultText,
            isRequired: defaultText == nil,
            range: ("\(range.lowerBound)", "\(range.upperBound)"),
            example: example
        ) { value, settings, diagnostics in
            guard let read = type.read(value, &diagnostics) else { return }
            guard range.contains(read) else {
                diagnostics.error(
                    at: value.position,
                    "`\(name)` is \(value.text ?? "out of range")",
                    fix: "it must be from \(range.lowerBound) to \(range.upperBound)"
                        + (source.map { " (\($0))" } ?? "")
                )
                return
            }
            settings[keyPath: path] = read
        }
    }

    /// Declares a setting that a document must give, unless it has a default.
    public init<Value: Sendable>(
        _ name: String,
        _ path: any WritableKeyPath<Settings, Value> & Sendable,
        _ type: FieldType<Value>,
        _ summary: String,
        default defaultText: String? = nil,
        example: String
    ) {
        self.init(name, type, summary, defaultText: defaultText, isRequired: defaultText == nil, example: example) {
            value,
            settings,
            diagnostics in
            if let read = type.read(value, &diagnostics) { settings[keyPath: path] = read }
        }
    }

    /// Declares a setting that a document may leave out, which is then `nil`.
    public init<Value: Sendable>(
        optional name: String,
        _ path: any WritableKeyPath<Settings, Value?> & Sendable,
        _ type: FieldType<Value>,
        _ summary: String,
        example: String
    ) {
        self.init(name, type, summary, defaultText: nil, isRequired: false, example: example) {
            value,
            settings,
            diagnostics in
            if let read = type.read(value, &diagnostics) { settings[keyPath: path] = read }
        }
    }

    private init<Value>(
        _ name: String,
        _ type: FieldType<Value>,
        _ summary: String,
        defaultText: String?,
        isRequired: Bool,
        range: (lowest: String, highest: String)? = nil,
        example: String,
        read: @escaping @Sendable (LocatedValue, inout Settings, inout Diagnostics) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.example = example
        self.isRequired = isRequired
        self.defaultText = defaultText
        schema = type.schema
        self.range = range
        self.read = read
    }
}

extension StepDeclaration {
    /// Reads a step's settings, noting every problem.
    ///
    /// - Parameters:
    ///   - value: The document's `settings:`; `nil` when there are none.
    ///   - position: Where the step is, for what is missing.
    public func read(_ value: LocatedValue?, at position: Position, into diagnostics: inout Diagnostics) -> Settings {
        var settings = Settings()
        if let value, value.members == nil, !value.isNull {
            diagnostics.error(at: value.position, "`settings` takes a mapping, not \(value.kindDescription)")
            return settings
        }
        let before = diagnostics.all.count
        value?.refuseUnknownKeys(known: fields.map(\.name), of: "`\(type)`", into: &diagnostics)
        for field in fields {
            if let written = value?[field.name] {
                field.read(written, &settings, &diagnostics)
            } else if field.isRequired {
                diagnostics.error(
                    at: value?.position ?? position,
                    "`\(type)` needs the setting `\(field.name)`",
                    fix: "for example \(field.name): \(field.example)"
                )
            }
        }
        // Rules across fields would only repeat what is already said of the fields.
        if diagnostics.all[before...].allSatisfy({ $0.severity == .warning }) {
            diagnostics.add(rules(settings, SettingPositions(step: position, settings: value)))
        }
        return settings
    }
}
