import Testing

@Suite("End to end: validate") struct ValidateTests {
    /// Each line with a mistake ends in a comment that says so.
    private static let mistaken = """
        nmae: Ten mistakes                                                # unknown key, and so no name
        schedule: { type: scheduled, at: tomorrow }                       # no instant
        entry: { max_entries: { count: 0, per: lifetime } }               # out of range
        conversions:
          - { name: Order, event: purchase, within: 90d }                 # out of range
        audience: { attribute: email, matches: "(" }                      # no regular expression
        variants:
          - { name: A, percent: 60, first_step: wait }
          - { name: B, percent: 60, first_step: wait }
        steps:
          - { id: wait, type: dealy, next: mail }                         # unknown step type
          - { id: mail, type: message, settings: { channel: email }, next: gone }
          - id: split
            type: decision_split
            settings: { if: { event: purchase, in_last: soon } }          # no duration
            next: { yes: exit }
          - { id: mail, type: message, settings: { chanel: email } }      # duplicate id, unknown setting

        """

    @Test("Every mistake of a canvas is reported in one pass, each with its line")
    func mistakes() async throws {
        let folder = try WorkingFolder()
        try folder.write(Self.mistaken, to: "ten.canvas.yaml")
        let check = try await CanvasProcess(folder: folder)("validate", "ten.canvas.yaml")
        check.expectNoTrap()
        #expect(check.status == 1)
        let errors = check.errorLines.filter { $0.contains(": error: ") }
        let lines = errors.compactMap { $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } }
        #expect(errors.count == lines.count)
        #expect(lines == lines.sorted())
        #expect(Set(lines).isSuperset(of: [1, 2, 3, 5, 6, 11, 12, 15, 17]), "\(check.error)")
        for sentence in [
            "did you mean `name`?", "`tomorrow` is not an instant", "did you mean `delay`?",
            "no step is named `gone`", "did you mean `channel`?",
        ] {
            #expect(check.error.contains(sentence), "\(check.error)")
        }
        #expect(check.text == "\(errors.count) errors in 1 file\n")
    }

    @Test("Ten mistakes are ten diagnostics")
    func ten() async throws {
        let folder = try WorkingFolder()
        try folder.write(
            """
            version: 2
            name: Ten mistakes
            schedule: { type: scheduled, at: tomorrow }
            audience: { attribute: email, matches: "(" }
            entry: { max_entries: { count: 0, per: lifetime } }
            conversions: [{ name: Order, event: purchase, within: 90d }]
            exit_criteria: { evnets: [] }
            steps:
              - { id: wait, type: dealy, next: mail }
              - { id: mail, type: message, settings: { channel: pigeon }, next: gone }
              - { id: mail, type: message, settings: { channel: email } }

            """,
            to: "ten.canvas.yaml"
        )
        let check = try await CanvasProcess(folder: folder)("validate", "ten.canvas.yaml")
        #expect(check.status == 1)
        let places = check.errorLines.map { $0.split(separator: ":").prefix(3).joined(separator: ":") }
        #expect(
            places == [
                "ten.canvas.yaml:1:10", "ten.canvas.yaml:3:34", "ten.canvas.yaml:4:40", "ten.canvas.yaml:5:32",
                "ten.canvas.yaml:6:55", "ten.canvas.yaml:7:18", "ten.canvas.yaml:9:23", "ten.canvas.yaml:10:53",
                "ten.canvas.yaml:10:69", "ten.canvas.yaml:11:11",
            ],
            "\(check.error)"
        )
        #expect(check.text == "10 errors in 1 file\n")
    }

    @Test("A file that can't be read keeps no other file from being checked")
    func severalFiles() async throws {
        let folder = try WorkingFolder()
        try folder.write("a: [", to: "broken.yaml")
        try folder.write(Canvases.small, to: "good.yaml")
        try folder.write(Canvases.small.replacing("delay", with: "dealy"), to: "wrong.yaml")
        let check = try await CanvasProcess(folder: folder)(
            "validate",
            "broken.yaml",
            "gone.yaml",
            "good.yaml",
            "wrong.yaml"
        )
        #expect(check.status == 1)
        #expect(check.errorLines.map { $0.prefix { $0 != ":" } } == ["broken.yaml", "gone.yaml", "wrong.yaml"])
        #expect(check.text == "3 errors in 4 files\n")
    }

    @Test("What `--print` shows reads back as the same canvas", arguments: SampleRunTests.samples)
    func print(sample: String) async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        let printed = try await canvas("validate", sample, "--print")
        #expect(printed.status == 0)
        try folder.write(printed.output, to: "printed.yaml")
        let again = try await canvas("validate", "printed.yaml", "--print")
        #expect(again.status == 0, "\(again.error)")
        #expect(again.output == printed.output)
        let graphs = (try await canvas("graph", sample), try await canvas("graph", "printed.yaml"))
        #expect(graphs.0.output == graphs.1.output)
    }
}
