import CanvasHost
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep

/// A new canvas: steps one behind the other, each with its settings and what they mean.
struct CanvasScaffold {
    /// A step type and what brought it.
    struct Chosen {
        let type: any Step.Type
        let description: StepTypeDescription
        let hasNetwork: Bool
    }

    let name: String
    let steps: [Chosen]

    /// The document.
    func document() throws -> String {
        var lines = [
            "# What each key means: canvas docs TYPE", "version: 1", "name: \"\(name.replacing("\"", with: "'"))\"", "",
            "# People come in when they do this; `scheduled` and `api_triggered` are the other types.",
            "schedule:", "  type: action_based", "  trigger: { event: signed_up }",
        ]
        if steps.contains(where: \.hasNetwork) {
            lines += [
                "# Only who has agreed to ads.", "audience: { attribute: ad_tracking_enabled, equals: true }",
            ]
        }
        if steps.contains(where: \.description.needsConversion) {
            lines += ["conversions:", "  - { name: Purchase, event: purchase, within: 3d }"]
        }
        lines += ["", "steps:"]
        let ids = Self.ids(of: steps.map(\.description.type))
        for (index, step) in steps.enumerated() {
            lines += ["  # \(step.description.summary)", "  - id: \(ids[index])", "    type: \(step.description.type)"]
            let isRepeated = steps[..<index].contains { $0.description.type == step.description.type }
            let settings = Self.settings(of: step.description, isRepeated: isRepeated)
            if !settings.isEmpty { lines += ["    settings:"] + settings.map { "      " + $0 } }
            let next = index + 1 < ids.count ? ids[index + 1] : "exit"
            let paths = try ExamplePaths.names(of: step.type, settings: settings)
            if paths.count > 1 {
                let targets = paths.enumerated().map { "\($1): \($0 == 0 ? next : "exit")" }
                lines.append("    next: { \(targets.joined(separator: ", ")) }")
            } else if next != "exit" {
                lines.append("    next: \(next)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func ids(of types: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return types.map { type in
            seen[type, default: 0] += 1
            let count = seen[type] ?? 1
            return count == 1 ? type : "\(type)_\(count)"
        }
    }

    /// The name in `{ create: NAME, … }`.
    private static func createdName(_ example: String) -> Substring {
        guard let start = example.firstRange(of: "create: ")?.upperBound else { return example[...] }
        return example[start...].prefix { !", }".contains($0) }
    }

    /// What must be set by its example, and what may be as a comment; a step that names an audience for the second time
    /// removes from it whom the first has added.
    private static func settings(of type: StepTypeDescription, isRepeated: Bool) -> [String] {
        var lines: [String] = []
        // A type that requires nothing wants its first setting all the same, as its page shows.
        let first = type.fields.contains(where: \.isRequired) ? nil : type.fields.first?.name
        for field in type.fields {
            if isRepeated, field.name == "audience" {
                lines.append("audience: { existing: \(createdName(field.example)) }")
            } else if isRepeated, field.name == "action" {
                lines.append("action: remove")
            } else if field.isRequired || field.name == first {
                lines += ["# \(field.summary)", "\(field.name): \(field.example)"]
            } else {
                lines += ["# \(field.summary)", "# \(field.name): \(field.defaultText ?? field.example)"]
            }
        }
        // A mapping of comments alone would be no mapping.
        return lines.contains { !$0.hasPrefix("#") } ? lines : []
    }
}

/// The names of the paths that example settings make.
enum ExamplePaths {
    static func names(of type: any Step.Type, settings: [String]) throws -> [String] {
        try paths(type, settings)
    }

    private static func paths<StepType: Step>(_ type: StepType.Type, _ settings: [String]) throws -> [String] {
        var diagnostics = Diagnostics()
        let bytes = Array(settings.joined(separator: "\n").utf8)
        let document = settings.isEmpty ? nil : try DocumentReader(file: "example").read(bytes)
        let read = type.declaration.read(document, at: Position(file: "example"), into: &diagnostics)
        guard let problem = diagnostics.all.first(where: { $0.severity == .error }) else {
            return type.declaration.paths(read).map(\.name)
        }
        throw CommandFailure(.bug, "the example of `\(type.declaration.type)` is wrong: \(problem.sentence)")
    }
}
