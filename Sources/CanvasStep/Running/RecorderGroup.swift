package import CanvasModel

/// Several recorders as one, each of which takes what it wants.
package final class RecorderGroup: RunRecorder {
    private let members: [any RunRecorder]

    private init(_ members: [any RunRecorder]) {
        self.members = members
    }

    /// One recorder for several; `nil` for none.
    package static func joining(_ members: [any RunRecorder]) -> (any RunRecorder)? {
        members.count < 2 ? members.first : RecorderGroup(members)
    }

    /// Whether any of them asks about the person.
    package func wants(_ person: UInt32) -> Bool {
        members.contains { $0.wants(person) }
    }

    /// Whether any of them asks about the person's draws.
    package func wantsDraws(of person: UInt32) -> Bool {
        members.contains { $0.wantsDraws(of: person) }
    }

    /// Whether any of them asks about the requests that the person is in.
    package func wantsRequests(of person: UInt32) -> Bool {
        members.contains { $0.wantsRequests(of: person) }
    }

    /// Hands an event to those that ask about its person.
    package func record(_ event: RunEvent, facts: FilterFacts) {
        for member in members where member.wants(event.person) { member.record(event, facts: facts) }
    }
}
