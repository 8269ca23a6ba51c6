import CanvasModel

/// Collects the events of an input into a log, each checked against the people of the run, where they are known.
struct EventCollector {
    /// What one event says, before it is checked.
    struct Row {
        var externalID: String?
        var name: String?
        var time: String?
        var properties: [(String, AttributeValue)] = []

        /// What the product's tracking API calls a purchase has a product, and no name.
        var eventName: String? {
            name ?? (properties.contains { $0.0 == "product_id" } ? "purchase" : nil)
        }
    }

    let people: People?
    private var codes: [String: UInt32] = [:]
    private var names: [String] = []
    private var properties: [Properties] = []
    private var events: [EventLog.Event] = []

    init(people: People?) {
        self.people = people
    }

    mutating func add(_ row: Row, at position: Position) throws(Diagnostic) {
        guard let id = row.externalID, !id.isEmpty else { throw .error(at: position, "the event has no `external_id`") }
        guard let name = row.eventName, !name.isEmpty else { throw .error(at: position, "the event has no `name`") }
        guard let time = row.time, !time.isEmpty else { throw .error(at: position, "the event has no `time`") }
        guard let instant = Instant(rfc3339: time) else {
            throw .error(
                at: position,
                "`\(time.prefix(60))` is not an instant",
                fix: "write it with its zone, such as 2026-03-02T09:00:00Z"
            )
        }
        let person = people.map { $0.person(externalID: id) } ?? 0
        guard let person else { throw .error(at: position, "nobody has the `external_id` `\(id.prefix(60))`") }
        var reference: Int32 = -1
        if !row.properties.isEmpty {
            reference = Int32(clamping: properties.count)
            properties.append(Properties(row.properties))
        }
        events.append(
            EventLog.Event(instant: instant, person: UInt32(person), name: code(of: name), properties: reference)
        )
    }

    consuming func log() -> EventLog {
        EventLog(names: names, properties: properties, events: events)
    }

    private mutating func code(of name: String) -> UInt32 {
        if let code = codes[name] { return code }
        let code = UInt32(names.count)
        codes[name] = code
        names.append(name)
        return code
    }
}
