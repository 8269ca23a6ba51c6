/// What a person asked `compare` for.
package struct CompareRequest: Sendable {
    /// The first version.
    package var first: Subject
    /// The second version.
    package var second: Subject
    /// The world; `nil` for the one beside the first version.
    package var scenario: Subject?
    /// How many people are named at each place.
    package var mostNamed: Int
    /// How many threads may work at once; `nil` for as many as there are cores.
    package var threads: Int?

    /// Asks for a comparison.
    package init(_ first: Subject, _ second: Subject, scenario: Subject?, mostNamed: Int, threads: Int? = nil) {
        self.first = first
        self.second = second
        self.scenario = scenario
        self.mostNamed = mostNamed
        self.threads = threads
    }
}
