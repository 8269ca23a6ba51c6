import Foundation
import Testing

@Suite("End to end: what may not change a figure") struct SameFiguresTests {
    @Test(
        "Neither a second run, nor threads, nor the way to the simulator changes a byte but in `timing`",
        arguments: [[], ["--threads", "1"], ["--threads", "2"], ["--in-process"]]
    )
    func sameBytes(flags: [String]) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let first = try await canvas("run", "abandoned-cart", "--json")
        let second = try await canvas.run(["run", "abandoned-cart", "--json"] + flags)
        #expect(try first.resultWithoutTiming() == second.resultWithoutTiming())
    }

    @Test("Another seed gives another run")
    func seed() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let seven = try await canvas("run", "abandoned-cart", "--in-process", "--json", "--seed", "7")
        let eight = try await canvas("run", "abandoned-cart", "--in-process", "--json", "--seed", "8")
        #expect(try seven.result().people.entries != eight.result().people.entries)
    }

    @Test("The order of the lines of a people file changes no byte, and JSON lines and CSV are the same people")
    func shuffledPeople() async throws {
        let folder = try WorkingFolder()
        var generator = SplitMix(state: 3)
        let lines = People.jsonLines(300)
        let csv = People.csv(300)
        try folder.write(lines.joined(separator: "\n") + "\n", to: "people.jsonl")
        try folder.write(lines.shuffled(using: &generator).joined(separator: "\n"), to: "shuffled.jsonl")
        try folder.write(([csv.header] + csv.lines).joined(separator: "\n"), to: "people.csv")
        let rows = [csv.header] + csv.lines.shuffled(using: &generator)
        try folder.write(rows.joined(separator: "\r\n") + "\r\n", to: "shuffled.csv")
        let canvas = CanvasProcess(folder: folder)
        var results: [Data] = []
        for file in ["people.jsonl", "shuffled.jsonl", "people.csv", "shuffled.csv"] {
            let run = try await canvas("run", "abandoned-cart", "--people", file, "--json")
            #expect(
                run.errorLines == [
                    "canvas: note: the run is not the scenario's, so its expectations are not looked at"
                ]
            )
            results.append(try run.resultWithoutTiming())
            let figures = try run.result()
            #expect(figures.people.inPopulation == 300)
            #expect(figures.people.entries > 0)
        }
        #expect(Set(results).count == 1)
    }
}
