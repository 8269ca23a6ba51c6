public import CanvasStep

/// A registered step type as lists, documentation and the JSON Schema show it.
public struct StepTypeDescription: Sendable {
    /// The name that a document's `type:` gives.
    public let type: String
    /// The name that a person reads.
    public let title: String
    /// What it does, one line.
    public let summary: String
    /// The plugin that brought it.
    public let plugin: String
    /// How far the plugin can be relied on.
    public let stability: Stability
    /// Its settings.
    public let fields: [FieldDescription]
    /// The names of the paths that its default settings make.
    public let paths: [String]
    /// Its metrics beyond entered, proceeded, exited and waiting.
    public let metrics: [MetricDeclaration]
    /// Whether a canvas with it must have a conversion event.
    public let needsConversion: Bool
    /// The reasons for which it makes entries leave, beyond those of every canvas.
    public let exits: [ExitReason]

    init<Settings>(_ declaration: StepDeclaration<Settings>, plugin: String, stability: Stability) {
        type = declaration.type
        title = declaration.title
        summary = declaration.summary
        self.plugin = plugin
        self.stability = stability
        fields = declaration.fields.map { FieldDescription($0) }
        paths = declaration.paths(Settings()).map(\.name)
        metrics = declaration.metrics
        needsConversion = declaration.needsConversion
        exits = declaration.exits
    }
}

/// A setting of a step type as documentation and the JSON Schema show it.
public struct FieldDescription: Sendable {
    /// The name in a document.
    public let name: String
    /// What it is, one sentence.
    public let summary: String
    /// A value as a document would write it.
    public let example: String
    /// The default as a document would write it.
    public let defaultText: String?
    /// Whether a document must set it.
    public let isRequired: Bool
    /// The shape of its values.
    public let schema: Schema
    /// The lowest and the highest value, as a document would write them, when there are such.
    public let range: (lowest: String, highest: String)?

    init<Settings>(_ field: Field<Settings>) {
        name = field.name
        summary = field.summary
        example = field.example
        defaultText = field.defaultText
        isRequired = field.isRequired
        schema = field.schema
        range = field.range
    }
}
