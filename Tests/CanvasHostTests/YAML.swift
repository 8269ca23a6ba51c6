import CanvasHost
import CanvasModel
import CanvasStep
import StandardSteps
import Testing
import Yams

/// Reads YAML into located values, for tests only: the shipped reader lives above the host.
enum YAML {
    static func read(_ text: String, file: String = "test.yaml") throws -> LocatedValue {
        let node = try #require(try Yams.compose(yaml: text))
        return value(node, file)
    }

    private static func value(_ node: Yams.Node, _ file: String) -> LocatedValue {
        let position = Position(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            return LocatedValue(.scalar(scalar.string, isPlain: isPlain), at: position)
        case .sequence(let sequence):
            return LocatedValue(.list(sequence.map { value($0, file) }), at: position)
        case .mapping(let mapping):
            let members = mapping.map { key, node in
                let located = value(key, file)
                return LocatedValue.Member(
                    key: key.string ?? "",
                    position: located.position,
                    value: value(node, file)
                )
            }
            return LocatedValue(.map(members), at: position)
        case .alias:
            return LocatedValue(.scalar("", isPlain: true), at: position)
        }
    }
}

/// A reading of a test document.
struct Reading {
    let canvas: Canvas?
    let diagnostics: [Diagnostic]

    init(_ yaml: String, plugins: [any StepPlugin] = [StandardSteps()]) throws {
        let result = CanvasReader(try Registry(plugins)).read(try YAML.read(yaml))
        canvas = result.canvas
        diagnostics = result.diagnostics.all
    }

    /// The problems as `line:column severity sentence`.
    var problems: [String] {
        diagnostics.map { "\($0.position.line):\($0.position.column) \($0.severity.rawValue) \($0.sentence)" }
    }

    /// Where the problems are, and how bad, without their words.
    var places: [String] {
        diagnostics.map { "\($0.position.line):\($0.position.column) \($0.severity.rawValue)" }
    }
}
