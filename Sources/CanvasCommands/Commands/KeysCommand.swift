import ArgumentParser
import CanvasScenario

/// `canvas keys NETWORK --people FILE`.
struct KeysCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Shows people's match keys as a network gets them.",
        discussion: """
            Each person of the file, in its order, with every usable key and what is odd about the profile. What is \
            shown is made by the code that a run sends with. Nothing is sent.
            """
    )

    @Argument(help: "The name of an ad network.")
    var network: String

    @Option(help: ArgumentHelp("The file of people, JSON lines, JSON or CSV.", valueName: "file"))
    var people: String

    @Flag(help: "Print a JSON object a line.")
    var json = false

    @Flag(help: "Show the normalised text behind digests too, which is personal data.")
    var reveal = false

    func execute(in session: Session) throws -> CommandStatus {
        let adNetwork = try session.toolbox.adNetwork(network)
        let (people, persons) = try PeopleFile.readKeepingOrder(people)
        let listing = KeyListing(
            people: people,
            persons: persons,
            form: json ? .lines : .blocks,
            isRevealing: reveal
        )
        let isDescribed = listing.write(adNetwork, today: WallClock.today) { session.console.write($0, to: .output) }
        guard isDescribed else { throw CommandFailure.input("the network `\(network)` does not describe its keys") }
        return .good
    }
}
