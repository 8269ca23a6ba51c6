public import CanvasModel

/// Takes what becomes of people, event by event in the order of a run.
public protocol RunRecorder: AnyObject {
    /// Whether anybody asks about the person; asked before an event is made.
    func wants(_ person: UInt32) -> Bool

    /// Whether anybody asks about the person's random draws, whose bounds cost more to find than all else.
    func wantsDraws(of person: UInt32) -> Bool

    /// Whether anybody asks about the requests that the person is in, whose match keys are made once more for it.
    func wantsRequests(of person: UInt32) -> Bool

    /// Takes one event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - facts: What filters read at that instant.
    func record(_ event: RunEvent, facts: FilterFacts)
}

extension RunRecorder {
    /// Whoever asks about a person asks about their draws, unless the recorder says otherwise.
    public func wantsDraws(of person: UInt32) -> Bool { wants(person) }

    /// The same of requests.
    public func wantsRequests(of person: UInt32) -> Bool { wants(person) }
}
