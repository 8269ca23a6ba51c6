import CanvasCommands
import CanvasStep
import Testing

@Suite struct SampleTests {
    private let catalog = ExamplePlugin.toolbox.samples

    @Test("A sample is a canvas with its scenario beside it")
    func pairs() throws {
        #expect(catalog.all.map(\.name) == ["greet", "bare"])
        let greet = try catalog.sample(named: "greet")
        #expect(greet.canvas.name == "greet.canvas.yaml")
        #expect(greet.scenario?.name == "greet.scenario.yaml")
        #expect(greet.title == "Greet people")
        #expect(greet.files.count == 4)
        #expect(try catalog.sample(named: "bare").scenario == nil)
    }

    @Test(
        "An unknown name is answered with the nearest one, else with all",
        arguments: [
            ("gret", "canvas: error: there is no sample `gret`; did you mean `greet`?"),
            ("zzzzzzzz", "canvas: error: there is no sample `zzzzzzzz`; there are `greet`, `bare`"),
        ]
    )
    func unknown(name: String, line: String) {
        let failure = #expect(throws: CommandFailure.self) { try catalog.sample(named: name) }
        #expect(failure?.lines == [line])
        #expect(failure?.status == .wrongInput)
    }

    @Test(
        "What looks like a path is one",
        arguments: [
            ("greet", false), ("./greet", true), ("a/b", true), ("a.yaml", true), ("A.YML", true), ("a.json", true),
            ("a.yaml.bak", false), ("", false),
        ]
    )
    func paths(what: String, isPath: Bool) {
        #expect(Subject.isPath(what) == isPath)
    }

    @Test(
        "A file's name goes without folder and endings",
        arguments: [
            ("x/carts.canvas.yaml", "carts"), ("carts.scenario.yml", "carts"), ("a.b.json", "a.b"), ("/.yaml", ".yaml"),
        ]
    )
    func names(path: String, name: String) {
        #expect(Subject.file(path).name == name)
    }
}
