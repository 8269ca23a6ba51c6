import Foundation
import Testing

@Suite("End to end: wrong usage, and outputs that are no files") struct BadUsageTests {
    @Test(
        "Wrong usage is one sentence and ends with 2",
        arguments: [
            (["run", "abandoned-cart", "--jsn"], "unknown option '--jsn'; did you mean '--json'?"),
            (["rnu"], "there is no command `rnu`; did you mean `run`?"),
            (["run"], "missing expected argument '<what>'; see `canvas run --help`"),
            (
                ["run", "abandoned-cart", "--generate", "0"],
                "`--generate` takes a number from 1 to 100000000, not 0; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--generate", "-3"],
                "`--generate` takes a number from 1 to 100000000, not -3; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--threads", "-1"],
                "`--threads` takes a number from 1 to 1024, not -1; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--seed", "-1"],
                "the value '-1' is invalid for '--seed <number>'; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--run-for", "0s"],
                "`--run-for` takes a duration longer than none; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--run-for", "-5s"],
                "the value '-5s' is invalid for '--run-for <duration>': a duration looks like 30s, 5m, 1h, 2d or 1w; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--run-for", "99999999999999999999w"],
                "the value '99999999999999999999w' is invalid for '--run-for <duration>': a duration looks like 30s, 5m, 1h, 2d or 1w; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--start", "noon"],
                "the value 'noon' is invalid for '--start <instant>': an instant looks like 2026-03-02T09:00:00Z; see `canvas run --help`"
            ),
            (
                ["run", "abandoned-cart", "--network", "facebok=http://localhost"],
                "there is no network `facebok`; did you mean `facebook`?"
            ),
            (["validate"], "missing expected argument '<file> ...'; see `canvas validate --help`"),
        ]
    )
    func usage(arguments: [String], sentence: String) async throws {
        let run = try await CanvasProcess(folder: WorkingFolder()).run(arguments)
        run.expectRefusal(2, "canvas: error: \(sentence)")
    }

    @Test(
        "A change of a setting that there is not is refused by the option's name",
        arguments: [
            ("wiat.duration=1h", "--set wiat.duration: error: the canvas has no step `wiat`; did you mean `wait`?"),
            ("wait.durtion=1h", "--set wait.durtion:1:1: error: `delay` has no `durtion`; did you mean `duration`?"),
            ("wait=1h", "--set wait: error: it does not name a setting; write STEP.SETTING=VALUE"),
            (
                "wait.duration=soon",
                "--set wait.duration:1:1: error: `soon` is not a duration such as 30s, 5m, 1h, 2d or 1w"
            ),
            (
                "wait.duration.x=1h",
                "--set wait.duration.x:1:1: error: a mapping is not a duration such as 30s, 5m, 1h, 2d or 1w"
            ),
        ]
    )
    func set(change: String, sentence: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "small.yaml")
        try await CanvasProcess(folder: folder)("run", "small.yaml", "--set", change).expectRefusal(1, sentence)
    }

    @Test("A run can't go on beyond the last instant that can be written")
    func lastInstant() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "small.yaml")
        let sentence = "canvas: error: the run would end after the year 9999; let it start earlier or end sooner"
        let canvas = CanvasProcess(folder: folder)
        try await canvas("run", "small.yaml", "--start", "9999-12-31T23:59:59Z").expectRefusal(1, sentence)
        try await canvas("run", "small.yaml", "--run-for", "500000w").expectRefusal(1, sentence)
        let first = try await canvas(
            "run",
            "small.yaml",
            "--start",
            "0001-01-01T00:00:00Z",
            "--generate",
            "5",
            "--json"
        )
        #expect(first.status == 0)
    }

    @Test("A device takes the output and stays one; a full one is an error")
    func devices() async throws {
        var canvas = CanvasProcess(folder: try WorkingFolder())
        canvas.device = "/dev/null"
        #expect(try await canvas("run", "abandoned-cart", "--in-process").status == 0)
        #if os(Linux)
        canvas.device = "/dev/full"
        for arguments in [["run", "abandoned-cart", "--in-process"], ["samples"]] {
            let full = try await canvas.run(arguments)
            full.expectRefusal(1, "canvas: error: the output can't be written: No space left on device")
        }
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
        #endif
        let null = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(null == .typeCharacterSpecial)
    }

    @Test("Who runs it without a standard output is told so, and the result goes nowhere else")
    func closedOutput() async throws {
        let folder = try WorkingFolder()
        let run = try await CanvasProcess(folder: folder).closingOutput("run", "abandoned-cart")
        run.expectRefusal(1, "canvas: error: the output can't be written: Bad file descriptor")
    }
}
