package import CanvasStep

/// A small canvas with one step of a type, which runs as it stands.
package struct ExampleCanvas {
    /// The settings as a document writes them, a line each.
    package let settings: [String]
    private let type: String
    private let title: String
    private let needsConversion: Bool
    private let hasNetwork: Bool

    /// Makes an example of a step type.
    ///
    /// - Parameter hasNetwork: Whether people's data leaves by the step, so that they must have agreed.
    package init(_ type: any Step.Type, hasNetwork: Bool) {
        self.init(declaration: type, hasNetwork: hasNetwork)
    }

    private init<StepType: Step>(declaration type: StepType.Type, hasNetwork: Bool) {
        let declaration = type.declaration
        settings = declaration.exampleSettings
        self.type = declaration.type
        title = declaration.title
        needsConversion = declaration.needsConversion
        self.hasNetwork = hasNetwork
    }

    /// The document.
    ///
    /// - Parameter paths: The names of the paths that the settings make.
    package func document(paths: [String]) -> String {
        var lines = ["name: \(title)", "schedule: { type: scheduled, at: 2026-03-02T09:00:00Z }"]
        if hasNetwork { lines.append("audience: { attribute: ad_tracking_enabled, equals: true }") }
        if needsConversion {
            lines += ["conversions:", "  - { name: Purchase, event: purchase, within: 3d }"]
        }
        lines += ["steps:", "  - id: example", "    type: \(type)"]
        if !settings.isEmpty { lines += ["    settings:"] + settings.map { "      " + $0 } }
        if paths.count > 1 {
            lines.append("    next: { \(paths.map { "\($0): exit" }.joined(separator: ", ")) }")
        }
        return lines.joined(separator: "\n")
    }
}
