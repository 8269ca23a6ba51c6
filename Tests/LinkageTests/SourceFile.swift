import Foundation
import Testing

/// A Swift file of the package.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// The package's folder.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path from the package's folder.
    let path: String
    /// The lines that are no comments.
    let lines: [String]

    var testDescription: String { path }

    /// The files of `Sources` and `Plugins`, by path.
    static let all: [SourceFile] = ["Sources", "Plugins"].flatMap { folder in
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
            .compactMap { SourceFile("\(folder)/\($0)") }
    }

    private init?(_ path: String) {
        guard let text = try? String(contentsOf: Self.root.appending(path: path), encoding: .utf8) else { return nil }
        self.path = path
        lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.hasPrefix("//") }
    }

    /// The module of a file in `Sources`; for a plugin's file the module that its part builds on.
    var module: String {
        let parts = path.split(separator: "/").map(String.init)
        if !isPlugin { return parts[1] }
        return parts[2] == "Simulator" ? "NetworkSimulator" : "AudienceSync"
    }

    /// Whether the file is a plugin's.
    var isPlugin: Bool { path.hasPrefix("Plugins/") }

    /// The modules that the file imports.
    var imports: [String] { lines.compactMap(Self.module(imported:)) }

    /// The module that a line imports: `import M`, `@testable import M`, `public import struct M.Type`.
    static func module(imported line: String) -> String? {
        let form =
            #/
            (?: @\w+ \s+ )* (?: (?: public|package|internal|fileprivate|private ) \s+ )? import \s+
            (?: (?: struct|class|enum|protocol|func|var|let|typealias ) \s+ )? (\w+)
            /#
        return line.prefixMatch(of: form).map { String($0.1) }
    }
}
