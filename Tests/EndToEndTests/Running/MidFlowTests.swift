import Testing

@Suite("End to end: people who begin at a step") struct MidFlowTests {
    private let canvas = """
        name: Middle
        schedule: { type: action_based, trigger: { event: begin } }
        steps:
          - { id: wait, type: delay, settings: { duration: 1d }, next: big }
          - { id: big, type: decision_split, settings: { if: { context: total, at_least: 50 } }, next: { yes: thanks, no: exit } }
          - { id: thanks, type: message, settings: { channel: email } }

        """

    private func scenario(_ people: String) -> String {
        """
        canvas: c.canvas.yaml
        start: 2026-03-02T09:00:00Z
        people:
        \(people)
        """
    }

    @Test("a person begins at the step and the time that is said, with the context that is said")
    func begins() async throws {
        let folder = try WorkingFolder()
        try folder.write(canvas, to: "c.canvas.yaml")
        try folder.write(
            scenario(
                """
                  - { external_id: ada, enter_at: big, context: { total: 80 } }
                  - { external_id: grace, enter_at: { step: big, time: 2026-03-02T12:00:00Z }, context: { total: 20 } }
                  - { external_id: lin, enter_at: wait }
                  - { external_id: noor }
                expect:
                  - { step: wait, entered: 1, proceeded: 1 }
                  - { step: big, entered: 3, yes: 1, no: 2 }
                  - { step: thanks, entered: 1 }
                """
            ),
            to: "c.scenario.yaml"
        )
        let outcome = try await CanvasProcess(folder: folder)("run", "c.scenario.yaml")
        #expect(outcome.status == 0, "\(outcome.error)\(outcome.text)")
    }

    @Test(
        "a beginning that can't be is refused at its place",
        arguments: [
            (
                "  - { external_id: ada, enter_at: bigg }",
                "c.scenario.yaml:4:35: error: the canvas has no step `bigg`; did you mean `big`?"
            ),
            (
                "  - { external_id: ada, context: { total: 1 } }",
                "c.scenario.yaml:4:34: error: `context` belongs to somebody who begins at a step; add enter_at: STEP; an "
                    + "attribute of that name goes into custom_attributes"
            ),
            (
                "  - { external_id: ada, enter_at: { step: big, time: 2026-03-02T08:00:00Z } }",
                "c.scenario.yaml:4:54: error: the run only begins at 2026-03-02T09:00:00Z; begin then or later"
            ),
            (
                "  - { external_id: ada, enter_at: big, context: 7 }",
                "c.scenario.yaml:4:49: error: `context` takes a mapping, not `7`"
            ),
        ]
    )
    func refuses(_ people: String, _ sentence: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(canvas, to: "c.canvas.yaml")
        try folder.write(scenario(people), to: "c.scenario.yaml")
        let outcome = try await CanvasProcess(folder: folder)("validate", "c.scenario.yaml")
        #expect(outcome.status == 1)
        #expect((outcome.error + outcome.text).contains(sentence), "\(outcome.error)\(outcome.text)")
    }
}
