import Testing

@Suite("End to end: samples") struct SampleRunTests {
    static let samples = [
        "abandoned-cart", "high-value-customers", "email-non-responders", "suppress-recent-buyers", "lookalike-seed",
    ]

    /// What goes wrong with a network, each with the incidents that it leaves.
    static let badDays = [
        "thirteen-hour-outage", "token-revoked", "terms-withdrawn", "audience-size-floor", "throttled-for-an-hour",
    ]

    /// What the other networks' plugins bring.
    static let otherNetworks = [
        "example-playground", "one-person-three-networks", "google-cart-winback", "google-app-users",
        "linkedin-trial-users", "linkedin-token-renewal", "tiktok-product-viewers", "tiktok-lapsed-customers",
    ]

    @Test("Every sample meets its expectations and loses nobody", arguments: samples + badDays + otherNetworks)
    func conserved(sample: String) async throws {
        let run = try await CanvasProcess(folder: WorkingFolder())("run", sample, "--json")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.error == "")
        let figures = try run.result()
        #expect(figures.version == 1)
        #expect(figures.people.entries > 0)
        #expect(figures.people.entries == figures.people.exited + figures.people.inCanvas)
        #expect(figures.exits.values.reduce(0, +) == figures.people.exited)
        if Self.samples.contains(sample) { #expect(figures.incidents.isEmpty) }
        for step in figures.steps {
            func metric(_ name: String) -> Int { step.metrics[name] ?? -1 }
            #expect(metric("entered") > 0, "\(step.id)")
            #expect(metric("entered") == metric("proceeded") + metric("exited") + metric("waiting"), "\(step.id)")
            if step.metrics["users_synced"] != nil {
                let outcomes = ["users_synced", "users_not_synced", "users_pending", "users_errored"].map(metric)
                #expect(metric("entered") == outcomes.reduce(0, +), "\(step.id)")
                #expect(metric("users_pending") == 0, "\(step.id)")
            }
            if step.type.hasSuffix("_split") || step.type.hasSuffix("_paths") {
                #expect(step.paths.values.reduce(0, +) == metric("entered"), "\(step.id)")
            }
        }
        #expect(figures.steps.contains { $0.metrics["users_synced", default: 0] > 0 })
    }

    @Test("The screen fits a terminal, ends in commands that exist, and says that everybody is accounted for")
    func screen() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let run = try await canvas("run", "abandoned-cart")
        #expect(run.status == 0)
        #expect(run.error == "")
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 24)
        #expect(
            run.text.hasPrefix(
                "abandoned-cart · 10,000 people (generated, seed 7) · 14 days from 2026-03-02 · facebook: simulator\n"
            )
        )
        #expect(run.text.contains("everyone accounted for"))
        let hints = lines.compactMap { line in
            line.firstRange(of: "  canvas ").map { line[$0.upperBound...].split(separator: " ").map(String.init) }
        }
        #expect(hints.count == 2)
        for hint in hints { #expect(try await canvas.run(hint).status == 0, "\(hint)") }
        #expect(try await canvas("run", "abandoned-cart", "--quiet").output.isEmpty)
    }

    @Test("`samples` lists each by its name, and `steps` each step type with who brought it")
    func lists() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let samples = try await canvas("samples")
        #expect(samples.status == 0)
        let names = samples.text.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(names == (Self.samples + Self.badDays + Self.otherNetworks).map { $0[...] })
        let steps = try await canvas("steps")
        #expect(steps.status == 0)
        let types = [
            "delay", "decision_split", "audience_paths", "experiment_paths", "message", "facebook_audience",
            "example_audience", "google_audience", "linkedin_audience", "tiktok_audience",
        ]
        #expect(steps.text.split(separator: "\n").map { $0.prefix { $0 != " " } } == types.map { $0[...] })
        #expect(steps.text.contains("facebook (stable)") && steps.text.contains("linkedin (beta)"))
    }

    @Test("`graph` draws the same edges as Mermaid and as Graphviz")
    func graph() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let mermaid = try await canvas("graph", "abandoned-cart")
        #expect(mermaid.status == 0)
        #expect(mermaid.text.hasPrefix("flowchart TD\n"))
        #expect(mermaid.text.contains("show_ads"))
        let dot = try await canvas("graph", "abandoned-cart", "--format", "dot")
        #expect(dot.status == 0)
        #expect(dot.text.hasPrefix("digraph"))
        #expect(dot.text.hasSuffix("}\n"))
        let arrows = mermaid.text.split(separator: "\n").count { $0.contains("-->") }
        #expect(arrows == 10)
        #expect(dot.text.split(separator: "\n").count { $0.contains("->") } == arrows)
    }
}
