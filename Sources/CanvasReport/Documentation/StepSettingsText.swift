import CanvasStep

extension Schema {
    /// The shape in words, for a table.
    var summary: String {
        switch self {
        case .text(let pattern): pattern.map { "text of the form \(Markdown.code($0))" } ?? "text"
        case .integer: "whole number"
        case .number: "number"
        case .boolean: "`true` or `false`"
        case .duration: "duration"
        case .instant: "instant"
        case .filter: "filter"
        case .choice(let words): words.map(Markdown.code).joined(separator: ", ")
        case .list(let element): "list of " + element.summary
        case .object(let members): members.isEmpty ? "mapping" : Self.members(members)
        case .either(let shapes): shapes.map(\.summary).joined(separator: ", or ")
        }
    }

    private static func members(_ members: [(name: String, schema: Schema, isRequired: Bool)]) -> String {
        let needed = members.filter(\.isRequired).map { Markdown.code($0.name) }
        let others = members.filter { !$0.isRequired }.map { Markdown.code($0.name) }
        guard !needed.isEmpty else { return "mapping of " + others.joined(separator: ", ") }
        let all = "mapping of " + needed.joined(separator: ", ")
        return others.isEmpty ? all : all + " and perhaps " + others.joined(separator: ", ")
    }
}

extension StepDeclaration {
    /// The rows of the table of settings.
    var settingRows: [[String]] {
        fields.map { field in
            let type = field.range.map { "\(field.schema.summary), \($0.lowest) to \($0.highest)" }
            return [
                Markdown.code(field.name), type ?? field.schema.summary,
                field.defaultText.map(Markdown.code) ?? (field.isRequired ? "required" : "not set"), field.summary,
                Markdown.code(field.example),
            ]
        }
    }

    /// The settings that an example shows, as a document writes them: those that must be there, or else the first.
    var exampleSettings: [String] {
        let needed = fields.filter(\.isRequired)
        return (needed.isEmpty ? Array(fields.prefix(1)) : needed).map { "\($0.name): \($0.example)" }
    }
}
