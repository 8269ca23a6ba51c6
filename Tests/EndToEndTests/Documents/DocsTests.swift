import Foundation
import Testing

@Suite("End to end: the pages of step types") struct DocsTests {
    private static let types = [
        "delay", "decision_split", "audience_paths", "experiment_paths", "message", "facebook_audience",
        "example_audience", "google_audience", "linkedin_audience", "tiktok_audience",
    ]

    @Test(
        "The README of a plugin is its page; `canvas docs TYPE` writes it anew",
        arguments: [
            ("FacebookAudience", "facebook_audience"), ("ExampleAudience", "example_audience"),
            ("GoogleAudience", "google_audience"), ("LinkedInAudience", "linkedin_audience"),
            ("TikTokAudience", "tiktok_audience"),
        ]
    )
    func readme(plugin: String, type: String) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Plugins/\(plugin)/README.md")
        let page = try await CanvasProcess(folder: WorkingFolder())("docs", type)
        #expect(page.status == 0 && page.error.isEmpty)
        #expect(try page.text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("Every registered step type has a page")
    func everyType() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let listed = try await canvas("steps").text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(listed.map(String.init).sorted() == Self.types.sorted())
    }

    @Test("`canvas docs --all --json` holds every type with its settings, its network and its page")
    func machines() async throws {
        struct Documents: Decodable {
            struct Setting: Decodable { let name: String, required: Bool }
            struct Network: Decodable {
                struct Row: Decodable { let code: String, resolve: String }
                let name: String
                let troubleshooting: [Row]
            }
            struct Step: Decodable {
                let type: String, page: String, example: String
                let settings: [Setting]
                let network: Network?
            }
            let steps: [Step]
        }
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let printed = try await canvas("docs", "--all", "--json")
        #expect(printed.status == 0 && printed.error.isEmpty)
        let steps = try JSONDecoder().decode(Documents.self, from: Data(printed.text.utf8)).steps
        #expect(steps.map(\.type).sorted() == Self.types.sorted())
        for step in steps {
            #expect(try await canvas("docs", step.type).text == step.page)
            #expect(step.example.contains("type: \(step.type)"))
            if let network = step.network { #expect(network.troubleshooting.allSatisfy { !$0.resolve.isEmpty }) }
        }
        let facebook = try #require(steps.first { $0.type == "facebook_audience" })
        #expect(facebook.network?.name == "facebook" && facebook.settings.first?.name == "ad_account")
        #expect(facebook.settings.first?.required == true)
        for wrong in [["docs"], ["docs", "delay", "--all"]] {
            #expect(try await canvas.run(wrong).status == 2)
        }
    }

    @Test("The example on a page runs as it stands", arguments: types)
    func example(type: String) async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        let page = try await canvas("docs", type).text
        let settings = try #require(page.range(of: "## Settings"))
        let begin = try #require(page[settings.upperBound...].range(of: "```yaml\n"))
        let end = try #require(page[begin.upperBound...].range(of: "```"))
        try folder.write(String(page[begin.upperBound..<end.lowerBound]), to: "example.yaml")
        let run = try await canvas("run", "example.yaml", "--generate", "200", "--in-process", "--json")
        #expect(run.status == 0, "\(run.error)")
        #expect(try run.result().steps.first?.type == type)
        let checked = try await canvas("validate", "example.yaml")
        #expect(checked.status == 0 && !checked.error.contains("error:"))
    }

    @Test("An unknown type is wrong usage")
    func unknown() async throws {
        try await CanvasProcess(folder: WorkingFolder())("docs", "dealy").expectRefusal(
            2,
            "canvas: error: there is no step type `dealy`; did you mean `delay`?"
        )
    }
}
