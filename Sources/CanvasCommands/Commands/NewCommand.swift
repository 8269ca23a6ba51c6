import ArgumentParser
import CanvasHost
import CanvasModel
import CanvasStep
import Foundation

/// `canvas new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a network, a host, a canvas or a scenario to begin with.",
        discussion: "No file is overwritten: when one is in the way, nothing is written.",
        subcommands: [
            NewNetworkCommand.self, NewHostCommand.self, NewCanvasCommand.self, NewScenarioCommand.self,
        ]
    )
}

/// Where files are written.
enum WorkingDirectory {
    static var url: URL { URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory) }
}

/// `canvas new network NAME`.
struct NewNetworkCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Writes an ad network that works, of an API that nobody has.",
        discussion: """
            Step, match keys, requests, answers, error table, requirements, troubleshooting, simulator, a sample and tests. \
            In a checkout of the package canvas it goes to Plugins and Tests, and the lines for the manifest and the list \
            of plugins are printed; with --package it is a package of its own. Its tests pass; what only you can know they \
            list as known issues.
            """
    )

    @Argument(help: "The network's name as documents write it, such as acme.")
    var name: String

    @Flag(help: "Write a package of its own, into a folder of that name.")
    var package = false

    @Option(help: ArgumentHelp("Where the package canvas is, for --package.", valueName: "path-or-url"))
    var canvas: String?

    func execute(in session: Session) throws -> CommandStatus {
        let network = try NetworkScaffold(name)
        let here = WorkingDirectory.url
        guard package else {
            guard let checkout = CanvasCheckout.around(here) else {
                throw CommandFailure.usage(
                    "this folder is in no checkout of the package canvas",
                    fix: "add --package for a package of its own"
                )
            }
            let scaffold = network.plugin
            try scaffold.write(in: checkout)
            session.console.write(listing(scaffold, "") + "\n" + network.advice, to: .output)
            return .good
        }
        let scaffold = network.package(try CanvasCheckout.dependency(at: canvas, from: here))
        try Scaffold(files: scaffold.files.map { (path: "\(name)/\($0.path)", text: $0.text) }).write(in: here)
        let advice = """

            Then:
                swift test --package-path \(name)
                canvas new host my_canvas --network-package \(name)
            The known issues of the tests are the places that only you can fill.

            """
        session.console.write(listing(scaffold, "\(name)/") + advice, to: .output)
        return .good
    }

    private func listing(_ scaffold: Scaffold, _ prefix: String) -> String {
        scaffold.files.map { "wrote \(prefix)\($0.path)\n" }.joined()
    }
}

/// `canvas new host NAME`.
struct NewHostCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Writes an executable like this one, with the plugins of your choice."
    )

    @Argument(help: "The executable's name.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "A package with a network, as `canvas new network --package` makes it; may be repeated.",
            valueName: "folder"
        )
    )
    var networkPackage: [String] = []

    @Option(help: ArgumentHelp("Where the package canvas is.", valueName: "path-or-url"))
    var canvas: String?

    func execute(in session: Session) throws -> CommandStatus {
        let isWord = name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }
        guard isWord, let first = name.utf8.first, (first | 0x20) &- 0x61 < 26 else {
            throw CommandFailure.usage("`\(name)` is no name for an executable", fix: "write letters, digits and _")
        }
        let here = WorkingDirectory.url
        var networks: [HostScaffold.Network] = []
        for path in networkPackage { networks.append(try HostScaffold.Network(path, from: here)) }
        let dependency = try CanvasCheckout.dependency(at: canvas, from: here)
        let files = HostScaffold(name: name, dependency: dependency, networks: networks).scaffold.files
        try Scaffold(files: files.map { (path: "\(name)/\($0.path)", text: $0.text) }).write(in: here)
        var text = files.map { "wrote \(name)/\($0.path)\n" }.joined()
        text += "\nThen:\n    swift run --package-path \(name) \(name) steps\n"
        session.console.write(text, to: .output)
        return .good
    }
}

/// `canvas new canvas NAME`.
struct NewCanvasCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "canvas",
        abstract: "Writes a canvas with these steps, each setting with what it means.",
        discussion: "The file NAME.canvas.yaml is valid as it is; `canvas steps` lists the step types."
    )

    @Argument(help: "The canvas's name.")
    var name: String

    @Option(help: ArgumentHelp("The types of the steps, one behind the other.", valueName: "type,…"))
    var steps: String

    func execute(in session: Session) throws -> CommandStatus {
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else {
            throw CommandFailure.usage("`\(name)` is no name for a canvas", fix: "write a word, for example welcome")
        }
        let descriptions = try Registry(session.toolbox.plugins).stepTypes
        var chosen: [CanvasScaffold.Chosen] = []
        for type in steps.split(separator: ",").map(String.init) {
            let plugin = session.toolbox.plugins.first { $0.stepTypes.contains { $0.typeName == type } }
            guard let plugin, let stepType = plugin.stepTypes.first(where: { $0.typeName == type }),
                let description = descriptions.first(where: { $0.type == type })
            else {
                throw CommandFailure.usage(
                    "there is no step type `\(type)`",
                    fix: Spelling.suggestion(for: type, among: descriptions.map(\.type))
                )
            }
            let hasNetwork = plugin.network != nil
            chosen.append(CanvasScaffold.Chosen(type: stepType, description: description, hasNetwork: hasNetwork))
        }
        guard !chosen.isEmpty else { throw CommandFailure.usage("no step is named", fix: "for example --steps delay") }
        let file = "\(name).canvas.yaml"
        let document = try CanvasScaffold(name: name, steps: chosen).document()
        try Scaffold(files: [(path: file, text: document)]).write(in: WorkingDirectory.url)
        let text = "wrote \(file)\n\nThen:\n    canvas new scenario \(file)\n    canvas run \(file)\n"
        session.console.write(text, to: .output)
        return .good
    }
}

/// `canvas new scenario CANVAS`.
struct NewScenarioCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Writes a scenario beside a canvas: people who do what it waits for, and what must come out."
    )

    @Argument(help: "The file of a canvas.")
    var canvas: String

    func execute(in session: Session) throws -> CommandStatus {
        guard Subject.isPath(canvas) else {
            throw CommandFailure.usage("`\(canvas)` is no file of a canvas", fix: "for example welcome.canvas.yaml")
        }
        let inspection = try session.engine.inspect(.file(canvas))
        guard let read = inspection.canvas else { throw CommandFailure.input(inspection.diagnostics) }
        let file = URL(filePath: canvas, relativeTo: WorkingDirectory.url).standardizedFileURL
        let stem = Subject.file(file.lastPathComponent).name
        let types = session.toolbox.plugins.filter { $0.network != nil }.flatMap { $0.stepTypes.map { $0.typeName } }
        let scenario = ScenarioScaffold(canvas: read, file: file.lastPathComponent, audienceTypes: Set(types))
        let name = "\(stem).scenario.yaml"
        try Scaffold(files: [(path: name, text: scenario.document)]).write(in: file.deletingLastPathComponent())
        session.console.write("wrote \(name)\n\nThen:\n    canvas run \(name)\n", to: .output)
        return .good
    }
}
