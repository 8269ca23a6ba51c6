import CanvasStep

/// A page in Markdown, as CommonMark with GitHub's tables has it.
struct Markdown {
    private static let width = 120

    private(set) var text = ""

    /// Begins a part; level 1 is the page.
    mutating func heading(_ title: String, level: Int) {
        add(String(repeating: "#", count: level) + " " + title)
    }

    /// Adds a piece of a plugin's documentation.
    mutating func add(_ block: PluginDocumentation.Block) {
        switch block {
        case .paragraph(let sentences): paragraph(sentences)
        case .steps(let steps):
            add(steps.enumerated().map { Self.item("\($0.offset + 1). ", $0.element) }.joined(separator: "\n"))
        case .points(let points): add(points.map { Self.item("- ", $0) }.joined(separator: "\n"))
        case .table(let columns, let rows): table(columns, rows)
        case .code(let code, let language): add("```\(language)\n\(code)\n```")
        }
    }

    /// Adds sentences, wrapped.
    mutating func paragraph(_ sentences: String) {
        add(Self.item("", sentences))
    }

    /// Adds a table; a table without rows is left out.
    mutating func table(_ columns: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let lines = [columns, columns.map { _ in "---" }] + rows
        add(lines.map { row in "| " + row.map(Self.cell).joined(separator: " | ") + " |" }.joined(separator: "\n"))
    }

    /// A word of code.
    static func code(_ word: String) -> String {
        word.contains("`") ? "`` \(word) ``" : "`\(word)`"
    }

    private mutating func add(_ piece: String) {
        text += (text.isEmpty ? "" : "\n") + piece + "\n"
    }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// The words on lines of at most 120 characters, those after the first indented to stand under it.
    private static func item(_ mark: String, _ words: String) -> String {
        var lines: [String] = []
        var line = mark
        var isEmpty = true
        for word in words.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: mark.count)
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
