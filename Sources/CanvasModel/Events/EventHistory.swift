/// What people did, as far as filters ask: a list a person, newest first.
public struct EventHistory: Sendable {
    private struct Node {
        let previous: UInt32
        let code: UInt16
        let seconds: Int64
    }

    private var newest: [UInt32]
    private var nodes: [Node] = []

    /// Makes an empty history.
    ///
    /// - Parameter people: How many people there are; 0 when no filter asks for any event.
    public init(people: Int) {
        newest = Array(repeating: .max, count: people)
    }

    /// Notes that a person did something, not before anything noted earlier of the same person.
    public mutating func note(_ code: UInt16, person: Int, at instant: Instant) {
        nodes.append(Node(previous: newest[person], code: code, seconds: instant.seconds))
        newest[person] = UInt32(nodes.count - 1)
    }

    /// How often a person did something after `start`, up to and with `end`.
    public func count(of code: UInt16, person: Int, after start: Instant?, through end: Instant) -> Int {
        guard person < newest.count else { return 0 }
        var count = 0
        var index = newest[person]
        while index != .max {
            let node = nodes[Int(index)]
            if let start, node.seconds <= start.seconds { break }
            if node.code == code, node.seconds <= end.seconds { count += 1 }
            index = node.previous
        }
        return count
    }

    /// The instants at which a person did something, newest first.
    public func instants(of code: UInt16, person: Int) -> [Instant] {
        guard person < newest.count else { return [] }
        var instants: [Instant] = []
        var index = newest[person]
        while index != .max {
            let node = nodes[Int(index)]
            if node.code == code { instants.append(Instant(seconds: node.seconds)) }
            index = node.previous
        }
        return instants
    }
}
