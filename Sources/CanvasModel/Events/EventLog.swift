/// Properties of one event, or the context variables of one entry: few names with scalar values, in the order given.
public struct Properties: Hashable, Sendable {
    private var pairs: [Pair]

    private struct Pair: Hashable, Sendable {
        let name: String
        let value: AttributeValue
    }

    /// Makes properties.
    public init(_ pairs: [(String, AttributeValue)] = []) {
        self.pairs = pairs.map { Pair(name: $0.0, value: $0.1) }
    }

    /// The value of a name.
    public subscript(name: String) -> AttributeValue {
        pairs.last { $0.name == name }?.value ?? .missing
    }

    /// Whether there is none.
    public var isEmpty: Bool { pairs.isEmpty }

    /// The names in the order given.
    public var names: [String] { pairs.map(\.name) }
}

/// The events of a run's input, sorted by time, then person, then place in the input.
public struct EventLog: Sendable {
    /// One event.
    public struct Event: Sendable {
        /// When it happened.
        public let instant: Instant
        /// Who did it, an index into `People`.
        public let person: UInt32
        /// Its name, an index into `names`.
        public let name: UInt32
        /// Where its properties are in `properties`, -1 for none.
        public let properties: Int32

        /// Makes an event.
        public init(instant: Instant, person: UInt32, name: UInt32, properties: Int32 = -1) {
            self.instant = instant
            self.person = person
            self.name = name
            self.properties = properties
        }
    }

    /// The names that occur.
    public private(set) var names: [String]
    /// The properties that events refer to.
    public private(set) var properties: [Properties]
    /// The events in order.
    public private(set) var events: [Event]

    /// Sorts events into a log.
    ///
    /// - Parameters:
    ///   - names: The names that events refer to.
    ///   - properties: The properties that events refer to.
    ///   - events: The events in the order of the input, which decides between events of one person and instant.
    public init(names: [String] = [], properties: [Properties] = [], events: [Event] = []) {
        self.names = names
        self.properties = properties
        self.events = events.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.instant != b.instant { return a.instant < b.instant }
            return (a.person, left.offset) < (b.person, right.offset)
        }.map(\.element)
    }

    /// Adds an event behind those of its instant and person.
    ///
    /// - Parameters:
    ///   - name: What it is.
    ///   - person: Who does it.
    ///   - properties: What it carries.
    ///   - instant: When.
    ///   - first: The first of the events that it may come before.
    /// - Returns: Its name's index in `names`.
    public mutating func insert(
        _ name: String,
        by person: UInt32,
        properties: Properties,
        at instant: Instant,
        from first: Int
    ) -> Int {
        let named = names.firstIndex(of: name) ?? names.count
        if named == names.count { names.append(name) }
        var place: Int32 = -1
        if !properties.isEmpty {
            place = Int32(self.properties.count)
            self.properties.append(properties)
        }
        let event = Event(instant: instant, person: person, name: UInt32(named), properties: place)
        let later = events[first...].firstIndex { ($0.instant, $0.person) > (instant, person) }
        events.insert(event, at: later ?? events.endIndex)
        return named
    }
}
