public import CanvasStep

/// The step types that a host knows, each with the plugin that brought it.
public struct StepListing: Sendable {
    struct Row: Sendable {
        let type: String
        let title: String
        let summary: String
        let plugin: String
        let stability: String
    }

    let rows: [Row]

    /// Takes the plugins in the order registered.
    public init(_ plugins: [any StepPlugin]) {
        rows = plugins.flatMap { plugin in plugin.stepTypes.map { Self.row($0, of: plugin) } }
    }

    /// One line a type: its name, who brought it, what it does.
    public var text: String {
        var table = TextTable(columns: [.left, .left, .left])
        for row in rows {
            table.add([row.type.printable, "\(row.plugin) (\(row.stability))".printable, row.summary.printable])
        }
        return table.lines.map { $0 + "\n" }.joined()
    }

    /// The same as JSON.
    public var document: String {
        OrderedJSON.object([
            ("version", .integer(1)),
            (
                "steps",
                .list(
                    rows.map { row in
                        .object([
                            ("type", .text(row.type)),
                            ("title", .text(row.title)),
                            ("summary", .text(row.summary)),
                            ("plugin", .text(row.plugin)),
                            ("stability", .text(row.stability)),
                        ])
                    }
                )
            ),
        ]).document
    }

    private static func row<StepType: Step>(_ type: StepType.Type, of plugin: any StepPlugin) -> Row {
        let declaration = type.declaration
        return Row(
            type: declaration.type,
            title: declaration.title,
            summary: declaration.summary,
            plugin: plugin.name,
            stability: plugin.stability.rawValue
        )
    }
}
