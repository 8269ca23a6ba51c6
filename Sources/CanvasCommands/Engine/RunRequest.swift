package import CanvasModel
package import CanvasScenario

/// What a person asked `run` for.
package struct RunRequest: Sendable {
    /// Who the people are, when not whom the scenario says.
    package enum People: Hashable, Sendable {
        /// Those of a file.
        case file(String)
        /// So many made up, with the scenario's shape.
        case generated(Int)
    }

    /// What to run.
    package var subject: Subject
    /// What was read of it already, as it stands; `nil` when it is still to be read.
    package var documents: RunDocuments?
    /// Who the people are.
    package var people: People?
    /// A file of events.
    package var events: String?
    /// What every draw derives from.
    package var seed: UInt64?
    /// The start.
    package var start: Instant?
    /// How long the journey goes on.
    package var runFor: Interval?
    /// Settings to change, in the order given.
    package var changes: [Assignment] = []
    /// Networks whose requests go to a URL; the names are registered ones.
    package var destinations: [Assignment] = []
    /// Whether simulators are called directly.
    package var isInProcess = false
    /// Whether networks are only read, and everything that would change them is imagined.
    package var isPlan = false
    /// Whether people who are made up may be sent to a real network.
    package var sendsGeneratedPeople = false
    /// How long a real network is waited for in all; `nil` for the standard patience.
    package var maxWait: Interval?
    /// Whether somebody asks the run to stop.
    package var isInterrupted: @Sendable () -> Bool = { false }
    /// The file that takes what becomes of everybody, line by line.
    package var trace: String?
    /// How many threads may work at once; `nil` for as many as there are cores.
    package var threads: Int?

    /// Asks for a run of something as it stands.
    package init(subject: Subject) {
        self.subject = subject
    }

    /// Whether the world is another than the scenario's, so that its expectations mean nothing.
    package var changesWorld: Bool {
        people != nil || events != nil || seed != nil || start != nil || runFor != nil || !changes.isEmpty
    }
}
