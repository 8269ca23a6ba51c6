import Foundation
import Testing

@Suite("End to end: canvases that are refused") struct BadCanvasTests {
    private func refuse(
        _ text: String,
        named name: String = "a.yaml",
        _ sentence: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let folder = try WorkingFolder()
        try folder.write(text, to: name)
        let run = try await CanvasProcess(folder: folder)("run", name, "--json")
        run.expectRefusal(1, sentence, sourceLocation: sourceLocation)
        let check = try await CanvasProcess(folder: folder)("validate", name)
        check.expectNoTrap(sourceLocation: sourceLocation)
        #expect(check.status == 1, sourceLocation: sourceLocation)
        #expect(check.error == sentence + "\n", sourceLocation: sourceLocation)
    }

    private static func canvas(_ steps: String, _ rest: String = "") -> String {
        "name: A\nschedule: { type: scheduled, at: 2026-03-02T09:00:00Z }\n\(rest)steps:\n\(steps)\n"
    }

    private static let mail = "  - { id: mail, type: message, settings: { channel: email } }"

    @Test(
        "A text that is no canvas is one sentence at the place where it goes wrong",
        arguments: [
            (
                "name: \"open\nsteps: [",
                "2:9: error: this is not YAML: while scanning a quoted scalar found unexpected end of stream"
            ),
            (
                "name: A\n\tsteps: []\n",
                "2:1: error: this is not YAML: while scanning a plain scalar found a tab character that violates indentation"
            ),
            ("a: &a [*a]\n", "1:8: error: no value before this one has the anchor `&a`"),
            ("name: A\n---\nname: B\n", "2:1: error: a second document begins here; keep one document a file"),
            ("name: !!set A\n", "1:7: error: the tag `tag:yaml.org,2002:set` has no meaning here; leave it out"),
        ]
    )
    func noCanvas(text: String, problem: String) async throws {
        try await refuse(text, "a.yaml:\(problem)")
    }

    @Test("An empty file is said to be one", arguments: ["", "\n", "# nothing\n", "---\n", "null\n"])
    func empty(text: String) async throws {
        try await refuse(text, "a.yaml: error: the file is empty")
    }

    @Test("JSON is read as strictly")
    func brokenJSON() async throws {
        try await refuse(
            #"{"name": "x", "steps": ["#,
            named: "a.json",
            "a.json:1:25: error: this is not JSON: a value is missing at its end"
        )
    }

    @Test(
        "A mistake in a canvas is one sentence with what to do",
        arguments: [
            (
                canvas("  - { id: wait, type: dealy }"),
                "4:23: error: no step type is named `dealy`; did you mean `delay`?"
            ),
            (
                canvas("  - { id: hi, type: message, settings: { channel: email }, next: mial }\n\(mail)"),
                "4:66: error: no step is named `mial`; did you mean `mail`?"
            ),
            (
                canvas("  - { id: mail, type: message, settings: { channel: email }, next: mail }"),
                "4:5: error: no time passes on the loop `mail` → `mail`; put a step that takes time into it, or let it lead out"
            ),
            (
                canvas(
                    mail,
                    "variants:\n  - { name: A, percent: 60, first_step: mail }\n  - { name: B, percent: 60, first_step: mail }\n"
                ),
                "4:3: error: the percentages of the variants add to 120; they must add to 100"
            ),
            (
                canvas("\(mail)\n\(mail)"),
                "5:11: error: the step on line 4 is also named `mail`; give each step an id of its own"
            ),
            (
                canvas("  - { id: exit, type: message, settings: { channel: email } }"),
                "4:11: error: no step can be named `exit`, which ends a journey; give it another id"
            ),
            (
                canvas("  - { id: wait, type: delay, settings: { duration: -1h }, next: mail }\n\(mail)"),
                "4:52: error: `-1h` is not a duration such as 30s, 5m, 1h, 2d or 1w"
            ),
            (
                canvas("  - { id: wait, type: delay, settings: { duration: 9999w }, next: mail }\n\(mail)"),
                "4:52: error: `duration` is 69993d; it must be from 1s to 730d"
            ),
            (
                canvas(mail, "entry: { max_entries: { count: -1, per: lifetime } }\n"),
                "3:32: error: `count` is -1; it must be at least 1"
            ),
            (
                canvas(mail, "entry: { max_entries: { count: 99999999999999999999, per: lifetime } }\n"),
                "3:32: error: `99999999999999999999` is not a whole number"
            ),
            (canvas(" []"), "4:2: error: `steps` is empty; a canvas needs at least one step"),
            (
                canvas("  - { id: mail, id: post, type: message, settings: { channel: email } }"),
                "4:17: error: the key `id` is there twice; keep one of the two"
            ),
            (
                "version: 3\n" + canvas(mail),
                "1:10: error: `3` is not a version of canvas documents that is known; write version: 1"
            ),
            (
                canvas(
                    "  - { id: paths, type: experiment_paths, settings: { paths: [{ name: a, percent: 50 }, { name: b, percent: 40 }] }, next: { a: exit, b: exit } }",
                    "conversions: [{ name: Order, event: purchase, within: 3d }]\n"
                ),
                "5:61: error: the percentages of the paths add to 90; they must add to 100"
            ),
        ]
    )
    func mistake(text: String, problem: String) async throws {
        try await refuse(text, "a.yaml:\(problem)")
    }

    @Test("Two hundred steps run, one more does not")
    func mostSteps() async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.line(of: 200), to: "most.yaml")
        let run = try await CanvasProcess(folder: folder)("run", "most.yaml", "--generate", "5", "--json")
        #expect(run.status == 0)
        #expect(try run.result().steps.count == 200)
        try await refuse(
            Canvases.line(of: 201),
            "a.yaml:204:5: error: there are 201 steps, and 200 is the most; divide the canvas in two"
        )
    }

    @Test("A file that is no text, none at all, or a folder is said to be that")
    func files() async throws {
        let folder = try WorkingFolder()
        try folder.write(Data([0x6E, 0x0A, 0xFF, 0xFE]), to: "bytes.yaml")
        try folder.makeFolder("folder.yaml")
        let canvas = CanvasProcess(folder: folder)
        try await canvas("run", "bytes.yaml").expectRefusal(
            1,
            "bytes.yaml:2:1: error: the file is not a text in UTF-8; save it as UTF-8; is it the file that you meant?"
        )
        try await canvas("run", "gone.yaml").expectRefusal(1, "gone.yaml: error: there is no such file")
        try await canvas("run", "folder.yaml").expectRefusal(1, "folder.yaml: error: it is a directory, not a file")
        try await canvas("run", ".").expectRefusal(1, ".: error: it is a directory, not a file")
        try await canvas("graph", "folder.yaml").expectRefusal(1, "folder.yaml: error: it is a directory, not a file")
        try await canvas("run", "/dev/zero").expectRefusal(
            1,
            "/dev/zero: error: the file is larger than 16 MiB; is it the file that you meant?"
        )
        try await canvas("run", "abandoned-cat").expectRefusal(
            1,
            "canvas: error: there is no sample `abandoned-cat`; did you mean `abandoned-cart`?"
        )
    }

    @Test(
        "A scenario's own mistakes are found like a canvas's",
        arguments: [
            ("canvas: ok.canvas.yaml\npeople: { file: gone.jsonl }", "gone.jsonl: error: there is no such file"),
            ("canvas: ok.canvas.yaml\nevents: { file: gone.jsonl }", "gone.jsonl: error: there is no such file"),
            ("canvas: gone.canvas.yaml", "a.scenario.yaml:1:9: error: there is no canvas `gone.canvas.yaml`"),
            (
                "canvas: ok.canvas.yaml\nrun_for: -3d",
                "a.scenario.yaml:2:10: error: `run_for` takes a duration such as 30s, 5m, 1h, 2d or 1w, not `-3d`"
            ),
            (
                "canvas: ok.canvas.yaml\nseed: -1",
                "a.scenario.yaml:2:7: error: `seed` takes a whole number of at least 0, not `-1`"
            ),
            (
                "canvas: ok.canvas.yaml\npeople: { generate: -1 }",
                "a.scenario.yaml:2:21: error: `generate` takes a whole number from 0 to 100000000, not `-1`"
            ),
            (
                "canvas: ok.canvas.yaml\nexpect: [{ step: mial, entered: 1 }]",
                "a.scenario.yaml:2:18: error: the canvas has no step `mial`; did you mean `mail`?"
            ),
        ]
    )
    func scenario(text: String, problem: String) async throws {
        let folder = try WorkingFolder()
        try folder.write(Canvases.small, to: "ok.canvas.yaml")
        try folder.write(text + "\n", to: "a.scenario.yaml")
        let run = try await CanvasProcess(folder: folder)("run", "a.scenario.yaml", "--json")
        run.expectRefusal(1, problem)
    }
}
