import CanvasStep
import Foundation
import Testing

@testable import FacebookAudience

@Suite struct DocumentationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Plugins/FacebookAudience")

    @Test("The list of samples is that of the folder")
    func samples() throws {
        let folder = Self.folder.appending(path: "Samples")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(FacebookAudience.samples.map(\.name).sorted() == files.sorted())
        for sample in FacebookAudience.samples {
            let bytes = try [UInt8](Data(contentsOf: folder.appending(path: sample.name)))
            #expect(sample.bytes == bytes, "\(sample.name)")
        }
    }

    @Test("Every use case has its canvas and its scenario among the samples, and every other sample says what it shows")
    func useCases() {
        let names = FacebookAudience().documentation.useCases.flatMap {
            ["\($0.sample).canvas.yaml", "\($0.sample).scenario.yaml"]
        }
        #expect(Set(names).isSubset(of: FacebookAudience.samples.map(\.name)))
        for sample in FacebookAudience.samples where !names.contains(sample.name) {
            #expect(sample.bytes.starts(with: "# ".utf8), "\(sample.name)")
        }
    }

    @Test("The page names every row of the troubleshooting table, every setting, metric and requirement")
    func page() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        let documentation = FacebookAudience().documentation
        #expect(documentation.troubleshooting.count == 14)
        for row in documentation.troubleshooting {
            let line = "| \(row.code) | \(row.error) | \(row.description) | \(row.resolve) |"
            #expect(page.contains(line), "\(row.code)")
        }
        for field in FacebookAudienceStep.declaration.fields {
            #expect(page.contains("| `\(field.name)` |"), "\(field.name)")
        }
        for metric in FacebookAudienceStep.declaration.metrics {
            #expect(page.contains("| `\(metric.name)` |"), "\(metric.name)")
        }
        for field in MatchField.allCases { #expect(page.contains("`\(field.rawValue)`"), "\(field.rawValue)") }
        for requirement in documentation.requirements {
            #expect(page.contains("| \(requirement.name) | \(requirement.origin) |"), "\(requirement.name)")
        }
    }
}
