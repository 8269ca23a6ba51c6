public import CanvasModel

/// What will run and where it goes, the first line of the screen of a run.
public struct RunHeading: Sendable {
    /// Where the people of a run come from.
    public enum Origin: Hashable, Sendable {
        /// They are made up.
        case generated
        /// A file, by the name that the person gave.
        case file(String)
        /// The scenario lists them.
        case listed
    }

    /// What the person asked to run, a sample's name or a file's without its folder and ending.
    public var name: String
    /// How many people.
    public var people: Int
    /// Where they come from.
    public var origin: Origin
    /// The seed.
    public var seed: UInt64
    /// The start of the run.
    public var start: Instant
    /// How long the journey goes on.
    public var runFor: Interval
    /// The networks that the canvas reaches, each with where its requests go: `simulator`, or a host.
    public var networks: [(name: String, destination: String)]

    /// Makes a heading.
    public init(
        name: String,
        people: Int,
        origin: Origin,
        seed: UInt64,
        start: Instant,
        runFor: Interval,
        networks: [(name: String, destination: String)]
    ) {
        self.name = name
        self.people = people
        self.origin = origin
        self.seed = seed
        self.start = start
        self.runFor = runFor
        self.networks = networks
    }

    /// The line, without a line feed.
    public var text: String {
        let origin =
            switch origin {
            case .generated: "generated, seed \(seed)"
            case .file(let name): "\(name.printable), seed \(seed)"
            case .listed: "listed, seed \(seed)"
            }
        // An instant begins with its day.
        let day = start.description.prefix { $0 != "T" }
        let parts = [
            name.printable,
            "\(Figures.grouped(people)) \(people == 1 ? "person" : "people") (\(origin))",
            "\(Self.length(runFor)) from \(day)",
        ]
        return (parts + networks.map { "\($0.name): \($0.destination.printable)" }).joined(separator: " · ")
    }

    private static func length(_ interval: Interval) -> String {
        for (unit, noun) in [(86_400, "day"), (3600, "hour"), (60, "minute")] as [(Int64, String)]
        where interval.seconds >= unit && interval.seconds.isMultiple(of: unit) {
            return Figures.counted(Int(interval.seconds / unit), noun)
        }
        return interval.description
    }
}
