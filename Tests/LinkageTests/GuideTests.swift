import Foundation
import Testing

/// The guide "Add a network" shows what the scaffold writes, and CI compiles that.
@Suite struct GuideTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The blocks of a language in a text.
    private static func blocks(_ language: String, of text: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    @Test("Each piece of Swift in the guide is what the scaffold writes")
    func snippets() throws {
        let templates = "Sources/CanvasCommands/Scaffold/Templates"
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: templates).path)
        let code = try names.filter { $0.hasSuffix(".swift.txt") }.map { try Self.text("\(templates)/\($0)") }
        let guide = try Self.text("Sources/AudienceSync/AudienceSync.docc/AddANetwork.md")
        let blocks = Self.blocks("swift", of: guide)
        #expect(blocks.count >= 9)
        for block in blocks {
            #expect(code.contains { $0.contains(block) }, "\(block)")
        }
    }

    @Test("The guide's network is small: about a hundred lines besides its declarations")
    func size() throws {
        let templates = "Sources/CanvasCommands/Scaffold/Templates"
        let files = ["AcmeAudience", "AcmeTarget", "AcmeNetwork"]
        let lines = try files.flatMap { try Self.text("\(templates)/\($0).swift.txt").split(separator: "\n") }
        let code = lines.filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
        #expect(code.count < 200)
    }
}
