public import CanvasScenario

/// What became of people, up to the present instant.
extension Journey {
    /// What became of one person.
    ///
    /// From here on a failure of the test prints it.
    ///
    /// - Throws: `JourneyError` when there is nobody of that name.
    public func person(_ id: String) throws -> PersonJourney {
        guard let journey = recorder.journey(of: id, at: now) else { throw unknown(person: id) }
        let why = decisions.decisions(on: UInt32(try index(of: id)))
        let lines = why.isEmpty ? [] : ["why:"] + why.map { "  " + $0 }
        Stage.current?.looked(at: id, ([journey.description] + lines).joined(separator: "\n"))
        return journey
    }
}
