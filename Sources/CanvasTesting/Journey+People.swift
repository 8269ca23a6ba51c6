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
        Stage.current?.looked(at: id, journey.description)
        return journey
    }
}
