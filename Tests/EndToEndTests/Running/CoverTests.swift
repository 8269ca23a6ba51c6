import Foundation
import Testing

@Suite("End to end: proposing people for what nobody takes") struct CoverTests {
    private static let samples = "Plugins/FacebookAudience/Samples"

    @Test(
        "Of a sample without a scenario everything is taken by proposals that pass",
        arguments: SampleRunTests.samples
    )
    func samples(sample: String) async throws {
        let folder = try WorkingFolder()
        let text = try String(contentsOfFile: "\(Self.samples)/\(sample).canvas.yaml", encoding: .utf8)
        try folder.write(text, to: "c.canvas.yaml")
        let canvas = CanvasProcess(folder: folder)
        let cover = try await canvas("cover", "c.canvas.yaml", "--output", "c.scenario.yaml")
        #expect(cover.status == 0, "\(cover.error)")
        #expect(cover.text.contains("0 can't be taken, 0 not found"), "\(cover.text)")
        let test = try await canvas("test", "c.scenario.yaml")
        #expect(test.status == 0, "\(test.text)\(test.error)")
        let again = try await canvas("cover", "c.canvas.yaml")
        #expect(again.text == "✓ the scenarios take every step and path\n", "\(again.text)")
    }

    @Test("Standard output holds the scenario alone, and names what can't be taken on standard error")
    func streams() async throws {
        let folder = try WorkingFolder()
        try folder.makeFolder("deep")
        try folder.write(
            """
            name: Never
            schedule: { type: scheduled }
            audience: { attribute: country, equals: DE }
            steps:
              - id: split
                type: decision_split
                settings: { if: { attribute: country, equals: US } }
                next: { yes: exit, no: exit }

            """,
            to: "deep/c.canvas.yaml"
        )
        let canvas = CanvasProcess(folder: folder)
        let cover = try await canvas("cover", "deep/c.canvas.yaml")
        #expect(cover.status == 0)
        #expect(cover.text.hasPrefix("# People who take what no other scenario takes"), "\(cover.text)")
        #expect(
            cover.error.contains(
                "✗ deep/c.canvas.yaml:5: the path `yes` of `split` can't be taken: nobody can pass the target audience and"
                    + " also the path `yes` of `split` (line 5)"
            ),
            "\(cover.error)"
        )
        let elsewhere = try await canvas("cover", "deep/c.canvas.yaml", "--output", "other.scenario.yaml", "--json")
        #expect(elsewhere.text.contains(#""reason": "nobody can pass the target audience"#), "\(elsewhere.text)")
        #expect(try await canvas("test", "other.scenario.yaml").status == 0)
    }
}
