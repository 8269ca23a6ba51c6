import Testing

@Suite("End to end: what a diagram says was taken") struct GraphCoverageTests {
    private func scenario(_ plan: String) -> String {
        "canvas: c.canvas.yaml\npeople: [{ external_id: ada, plan: \(plan) }, { external_id: lin, plan: \(plan) }]\n"
    }

    @Test("What nobody takes is marked, in both languages")
    func marks() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.twoWays, to: "c.canvas.yaml")
        try folder.write(scenario("pro"), to: "c.scenario.yaml")
        let canvas = CanvasProcess(folder: folder)
        let mermaid = try await canvas("graph", "c.canvas.yaml", "--coverage")
        #expect(mermaid.status == 0, "\(mermaid.error)")
        let lines = mermaid.text.split(separator: "\n").map { $0.trimmingPrefix("    ") }
        #expect(lines.contains("s0 -->|\"yes · 2\"| s1"), "\(mermaid.text)")
        #expect(lines.contains("s0 -.->|\"no · 0\"| s2"), "\(mermaid.text)")
        #expect(lines.contains("class s2 untaken"))
        let arrows = lines.filter { $0.contains("->|") || $0.contains("-> ") }
        let untaken = arrows.indices.filter { arrows[$0].contains("-.->") }.map(String.init)
        #expect(lines.contains { $0.hasPrefix("linkStyle \(untaken.joined(separator: ",")) ") }, "\(mermaid.text)")
        let dot = try await canvas("graph", "c.canvas.yaml", "--coverage", "--format", "dot")
        #expect(
            dot.text.contains(#"s0 -> s2 [label="no · 0", color=red, fontcolor=red, style=dashed];"#),
            "\(dot.text)"
        )
        #expect(dot.text.contains(#"s2 [label="others\nmessage\n0", color=red, fontcolor=red];"#), "\(dot.text)")
    }

    @Test("Several scenarios count together, and each must run the canvas")
    func several() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.twoWays, to: "c.canvas.yaml")
        try folder.write(scenario("pro"), to: "pro.scenario.yaml")
        try folder.write(scenario("free"), to: "free.scenario.yaml")
        let canvas = CanvasProcess(folder: folder)
        let both = try await canvas.run([
            "graph", "c.canvas.yaml", "--coverage", "--scenario", "pro.scenario.yaml", "--scenario",
            "free.scenario.yaml",
        ])
        #expect(both.status == 0, "\(both.error)")
        #expect(!both.text.contains("untaken") && both.text.contains("no · 2"))
        try folder.write(Canvases.small, to: "small.canvas.yaml")
        let other = try await canvas("graph", "small.canvas.yaml", "--coverage", "--scenario", "pro.scenario.yaml")
        other.expectRefusal(
            1,
            "canvas: error: `pro.scenario.yaml` runs another canvas than `small.canvas.yaml`; give scenarios whose "
                + "`canvas` it is"
        )
        let alone = try await canvas("graph", "c.canvas.yaml", "--scenario", "pro.scenario.yaml")
        #expect(alone.status == 2)
    }
}
