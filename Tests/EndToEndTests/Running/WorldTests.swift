import Testing

@Suite("End to end: the world of a run") struct WorldTests {
    private static let unexpected =
        "canvas: note: the run is not the scenario's, so its expectations are not looked at"

    @Test(
        "A bare canvas runs in a world of its own, and says which",
        arguments: [
            (
                "{ type: scheduled, at: 2026-03-02T09:00:00Z }", [],
                "it takes 10,000 generated people along, each of whom does every event that it names with"
                    + " probability 0.1"
            ),
            (
                "{ type: action_based, trigger: { event: signed_up } }", ["--generate", "30"],
                "it takes 30 generated people along, each of whom does `signed_up` once in the first day and every"
                    + " other event that it names with probability 0.1"
            ),
            (
                "{ type: api_triggered }", ["--people", "people.jsonl"],
                "it takes the people of people.jsonl along, each of whom is triggered once in the first day and does"
                    + " every event that it names with probability 0.1"
            ),
        ]
    )
    func bare(schedule: String, flags: [String], world: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(
            Canvases.small.replacing("{ type: scheduled, at: 2026-03-02T09:00:00Z }", with: schedule),
            to: "small.yaml"
        )
        try folder.write(People.jsonLines(3).joined(separator: "\n"), to: "people.jsonl")
        let run = try await CanvasProcess(folder: folder).run(["run", "small.yaml", "--json"] + flags)
        #expect(run.status == 0)
        #expect(run.errorLines == ["canvas: note: there is no scenario beside the canvas: \(world)"])
        let figures = try run.result()
        #expect(figures.people.entered == figures.people.inPopulation)
        #expect(figures.step("mail")?.metrics["sends"] == figures.people.inPopulation)
    }

    @Test("Who brings events means those alone, and is told when nobody enters by them")
    func ownEvents() async throws {
        let folder = try WorkingFolder()
        let trigger = "{ type: action_based, trigger: { event: signed_up } }"
        try folder.write(
            Canvases.small.replacing("{ type: scheduled, at: 2026-03-02T09:00:00Z }", with: trigger),
            to: "small.yaml"
        )
        try folder.write(
            """
            {"external_id":"ada"}
            {"external_id":"grace"}

            """,
            to: "people.jsonl"
        )
        func event(_ name: String) -> String {
            #"{"external_id":"ada","name":"\#(name)","time":"2026-03-02T10:00:00Z"}"# + "\n"
        }
        try folder.write(event("signed_up"), to: "one.jsonl")
        try folder.write(event("signed_out"), to: "none.jsonl")
        let canvas = CanvasProcess(folder: folder)
        let world = "canvas: note: there is no scenario beside the canvas: it takes the people of people.jsonl along, "
        let one = try await canvas(
            "run",
            "small.yaml",
            "--json",
            "--people",
            "people.jsonl",
            "--events",
            "one.jsonl"
        )
        #expect(try one.result().people.entries == 1)
        #expect(one.errorLines == [world + "with your events"])
        let none = try await canvas(
            "run",
            "small.yaml",
            "--json",
            "--people",
            "people.jsonl",
            "--events",
            "none.jsonl"
        )
        #expect(try none.result().people.entries == 0)
        #expect(none.errorLines.last?.contains("nobody entered") == true)
    }

    @Test("A changed setting changes the run, which is then not held against the scenario's expectations")
    func set() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let plain = try await canvas("run", "abandoned-cart", "--in-process", "--json").result()
        let run = try await canvas("run", "abandoned-cart", "--in-process", "--json", "--set", "wait.duration=2h")
        #expect(run.status == 0)
        #expect(run.errorLines == [Self.unexpected])
        let changed = try run.result()
        #expect(changed.people.entries == plain.people.entries)
        #expect(changed.step("bought")?.paths["yes"] != plain.step("bought")?.paths["yes"])
    }

    @Test("A failed expectation is said in a sentence and ends with 1, also where there is no screen")
    func failedExpectation() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "small.canvas.yaml")
        try folder.write(
            """
            canvas: small.canvas.yaml
            people: { generate: 20 }
            expect:
              - { step: wait, entered: 20 }
              - { step: mail, entered: 19 }

            """,
            to: "small.scenario.yaml"
        )
        let canvas = CanvasProcess(folder: folder)
        for what in ["small.scenario.yaml", "small.canvas.yaml"] {
            let run = try await canvas("run", what, "--json")
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1)
            #expect(run.error.hasPrefix("small.scenario.yaml:5:"), "\(run.error)")
            #expect(run.error.contains("`mail`"), "\(run.error)")
            #expect(try run.result().people.entries == 20)
        }
        let screen = try await canvas("run", "small.canvas.yaml")
        #expect(screen.status == 1)
        #expect(screen.text.contains("✗ 1 of 2 expectations failed"), "\(screen.text)")
    }
}
