import CanvasFlow
import CanvasHost
import CanvasModel

/// Writes people who take ways of a canvas as the parts of a scenario's document.
struct CoverDocument {
    let canvas: Canvas
    private let position = Position(file: "proposal")

    init(_ canvas: Canvas) {
        self.canvas = canvas
    }

    /// A person, as `people` has them.
    func person(_ id: String, _ profile: ProposedProfile) -> LocatedValue {
        var members: [(String, LocatedValue)] = [("external_id", text(id))]
        // A network needs something to know them by.
        if !profile.attributes.contains(where: { $0.name == "email" }) {
            members.append(("email", text("\(id)@example.com")))
        }
        for (name, value) in profile.attributes where value != .missing { members.append((name, self.value(value))) }
        for habit in profile.habits { members.append((habit.attribute, plain("true"))) }
        return map(members)
    }

    /// What a person does, as `events` has it, by time.
    func events(of id: String, _ profile: ProposedProfile) -> [LocatedValue] {
        var all: [(Instant, LocatedValue)] = profile.events.map { event in
            var properties: [(String, LocatedValue)] = []
            if event.name == EventReading.purchase {
                properties = [
                    ("product_id", text(event.product ?? "something")), ("price", plain("10")),
                    ("currency", plain("USD")), ("quantity", plain("1")),
                ]
            }
            return (event.instant, self.event(id, event.name, event.instant, properties))
        }
        if let instant = profile.trigger, let name = triggerName {
            var properties = profile.context.map { ($0.name, value($0.value)) }
            if name == EventReading.purchase, properties.isEmpty {
                properties = [("product_id", text("something")), ("price", plain("10")), ("currency", plain("USD"))]
            }
            all.append((instant, event(id, name, instant, properties)))
        }
        return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    /// The behavior of who has a habit.
    func behavior(_ habit: ProposedProfile.Habit) -> LocatedValue {
        let does = habit.interaction == .opened ? "opens" : "clicks"
        return map([
            ("after", map([("step", text(habit.step)), ("received", plain("true"))])),
            ("if", map([("custom_attribute", text(habit.attribute)), ("equals", plain("true"))])),
            (does, plain("1")), ("within", plain("1m")),
        ])
    }

    /// What happened to a person, as an expectation for each entry.
    func expectations(_ journey: PersonJourney) -> [LocatedValue] {
        journey.entries.enumerated().map { index, entry in
            var members = [("person", text(journey.externalID))]
            if index > 0 { members.append(("entry", plain("\(index + 1)"))) }
            members.append(("path", list(entry.visits.map { text($0.step) })))
            if canvas.variants.count > 1 { members.append(("variant", text(entry.variant))) }
            if let reason = entry.exit?.reason { members.append(("because", text(reason))) }
            return map(members)
        }
    }

    /// The event that stands for the beginning of an entry.
    var triggerName: String? {
        switch canvas.schedule {
        case .actionBased(let event): event
        case .apiTriggered: EntrySchedule.triggerEvent
        case .scheduled: nil
        }
    }

    func text(_ text: String) -> LocatedValue {
        LocatedValue(.scalar(text, isPlain: false), at: position)
    }

    func plain(_ text: String) -> LocatedValue {
        LocatedValue(.scalar(text, isPlain: true), at: position)
    }

    func list(_ elements: [LocatedValue]) -> LocatedValue {
        LocatedValue(.list(elements), at: position)
    }

    func map(_ members: [(String, LocatedValue)]) -> LocatedValue {
        LocatedValue(.map(members.map { .init(key: $0.0, position: position, value: $0.1) }), at: position)
    }

    private func event(
        _ id: String,
        _ name: String,
        _ instant: Instant,
        _ properties: [(String, LocatedValue)]
    ) -> LocatedValue {
        var members = [("external_id", text(id)), ("name", text(name)), ("time", plain(instant.description))]
        if !properties.isEmpty { members.append(("properties", map(properties))) }
        return map(members)
    }

    private func value(_ value: AttributeValue) -> LocatedValue {
        switch value {
        case .missing: plain("null")
        case .text(let text): self.text(text)
        case .number(let number):
            plain(number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number))
        case .boolean(let boolean): plain(boolean ? "true" : "false")
        case .list(let items): list(items.map { text($0) })
        }
    }
}
