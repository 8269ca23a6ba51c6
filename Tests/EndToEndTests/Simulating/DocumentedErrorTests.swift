import FacebookSimulator
import NetworkSimulator
import Testing

/// Every error that Meta documents for custom audiences, met by a whole canvas over HTTP for longer than it is tried.
@Suite("End to end: documented errors") struct DocumentedErrorTests {
    static let errors: [String] = FacebookSimulator.options.flatMap { option -> [String] in
        guard option.name == "fails_with", case .words(let words) = option.values else { return [] }
        return words
    }

    @Test("All of them are here")
    func all() {
        #expect(Self.errors.count > 50)
    }

    @Test(
        "An error that stays loses nobody: all are accounted for, with a row, a retry or a request of their own",
        arguments: errors
    )
    func staying(error: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.adding, to: "a.canvas.yaml")
        try folder.write(
            """
            canvas: a.canvas.yaml
            people: { generate: 40 }
            networks: { facebook: { options: { fails_with: "\(error)", fails_at: people } } }

            """,
            to: "a.scenario.yaml"
        )
        let run = try await CanvasProcess(folder: folder)("run", "a.canvas.yaml", "--json")
        #expect(run.status == 0 || run.status == 3, "\(run.error)")
        let figures = try run.result()
        let metrics = try #require(figures.step("add")?.metrics)
        let (entered, errored) = (metrics["entered"] ?? 0, metrics["users_errored"] ?? 0)
        #expect(entered > 10 && errored > 10)
        #expect(metrics["proceeded", default: 0] + metrics["exited", default: 0] == entered)
        #expect(metrics["users_synced"] == 0 && metrics["users_pending"] == 0)
        #expect(errored + metrics["users_not_synced", default: 0] == entered)
        let network = try #require(figures.network["facebook"])
        // What blames the rows is neither: they are halved until each was refused alone.
        #expect(!figures.incidents.isEmpty || network.retries > 0 || network.requests > errored)
        for incident in figures.incidents {
            #expect(incident.code.wholeMatch(of: /R([1-9]|1[0-4])/) != nil, "\(incident.code)")
            #expect(!incident.resolve.isEmpty)
        }
    }
}
