public import CanvasStep

extension Scenario {
    /// The expectations that a run did not meet, in the order written.
    ///
    /// What became of a person is told once, below the last of the failures in a row that are about them.
    public func failures(in facts: ExpectationFacts) -> [ExpectationFailure] {
        var failures = (expectations ?? []).compactMap { $0.failure(in: facts) }
        for index in failures.indices.dropLast() where failures[index].notes == failures[index + 1].notes {
            failures[index].notes = []
        }
        return failures
    }

    /// Whether an open incident is one that the scenario expects, and so no reason to call the run a failure.
    public func expects(_ incident: Incident, of network: String) -> Bool {
        (expectations ?? []).contains { expectation in
            guard case .figure(.incident(let filter, _), _, _) = expectation.claim else { return false }
            return filter.accepts(incident, of: network)
        }
    }
}

extension Expectation {
    /// What is wrong, if anything is.
    public func failure(in facts: ExpectationFacts) -> ExpectationFailure? {
        switch claim {
        case .figure(let subject, let condition, let allowsNone):
            Self.problem(with: subject, condition, allowsNone: allowsNone, in: facts)
                .map { ExpectationFailure(position: position, sentence: $0) }
        case .person(let claim): failure(of: claim, in: facts)
        case .members(let claim): failure(of: claim, in: facts)
        case .overTime(let claim): failure(of: claim, in: facts)
        }
    }
}
