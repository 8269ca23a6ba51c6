import CanvasFlow
import CanvasModel
import CanvasStep

/// One person, what they did and what became of them, as a scenario that expects it to happen again.
struct SavedJourney {
    /// An event with all that it carries.
    struct Event {
        let name: String
        let instant: Instant
        let properties: Properties
    }

    let scenario: Scenario
    /// The canvas as the saved scenario names it.
    let canvas: String
    let journey: PersonJourney
    /// Every event, those of the past included.
    let events: [Event]
    /// The person alone.
    let people: People
    /// Where they were put, if they did not enter by the canvas's entry.
    let midFlow: [(step: String, entry: MidFlowEntry)]
    /// What people do by themselves, as written, where events alone would not bring it about.
    let behavior: LocatedValue?
    /// The bad days of networks, as written.
    let networks: LocatedValue?
    let hasVariants: Bool
    let values: SyntheticValues

    /// The document, ending with a line feed.
    func text() throws(ExplanationProblem) -> String {
        let id = FlowText.text(journey.externalID)
        var lines = [
            "# What became of one person, saved by `canvas explain --save`; what tells who they are is made up.",
            "version: 1",
            "canvas: \(FlowText.text(canvas))",
            "start: \(scenario.start)",
        ]
        if let length = scenario.runFor { lines.append("run_for: \(length.seconds)s") }
        lines += ["seed: \(scenario.seed)", "people:", "  - " + FlowText.map(try profile())]
        if !events.isEmpty { lines.append("events:") }
        for event in events { lines.append("  - " + FlowText.map(try members(of: event))) }
        if let behavior {
            lines.append("behavior:")
            lines += (behavior.elements ?? []).map { "  - " + FlowText.value($0) }
        }
        if let networks { lines.append("networks: \(FlowText.value(networks))") }
        lines.append("expect:")
        lines += expectations(id).map { "  - " + FlowText.map([("person", id)] + $0) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func members(of event: Event) throws(ExplanationProblem) -> [(String, String)] {
        var members = [
            ("external_id", FlowText.text(journey.externalID)), ("name", FlowText.text(event.name)),
            ("time", event.instant.description),
        ]
        if !event.properties.isEmpty { members.append(("properties", try properties(event.properties))) }
        return members
    }

    private func properties(_ properties: Properties) throws(ExplanationProblem) -> String {
        var members: [(String, String)] = []
        for name in properties.names {
            members.append((name, FlowText.value(try values.value(of: name, properties[name], in: .context))))
        }
        return FlowText.map(members)
    }

    private func profile() throws(ExplanationProblem) -> [(String, String)] {
        var members = [("external_id", FlowText.text(journey.externalID))]
        var custom: [(String, String)] = []
        var tracking: String?
        for index in people.columns.indices {
            let name = people.columns[index].name
            let value = people.value(index, of: 0)
            guard value != .missing else { continue }
            let written = FlowText.value(try values.value(of: name, value, in: .attribute))
            switch StandardAttribute(rawValue: name) {
            case .adTrackingEnabled?: tracking = written
            case nil: custom.append((name, written))
            default: members.append((name, written))
            }
        }
        let devices = people.devices.rows(of: 0)
        if devices.isEmpty, let tracking { members.append(("ad_tracking_enabled", tracking)) }
        if !devices.isEmpty { members.append(("devices", FlowText.list(devices.map { device($0, tracking) }))) }
        if !custom.isEmpty { members.append(("custom_attributes", FlowText.map(custom))) }
        for place in midFlow {
            let time = place.entry.instant.description
            members.append(("enter_at", FlowText.map([("step", FlowText.text(place.step)), ("time", time)])))
            if !place.entry.context.isEmpty { members.append(("context", try properties(place.entry.context))) }
        }
        return members
    }

    private func device(_ row: Int, _ tracking: String?) -> String {
        let digits = String(row + 1)
        let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        var members: [(String, String)] = []
        if people.devices.idfa[row].isPresent { members.append(("idfa", "\"\(id.uppercased())\"")) }
        if people.devices.googleAdID[row].isPresent { members.append(("google_ad_id", "\"\(id)\"")) }
        if let tracking { members.append(("ad_tracking_enabled", tracking)) }
        return FlowText.map(members)
    }

    private func expectations(_ id: String) -> [[(String, String)]] {
        var all = [[("entries", String(journey.entries.count))]]
        for (index, entry) in journey.entries.enumerated() {
            let which = journey.entries.count > 1 ? [("entry", String(index + 1))] : []
            var path = [("path", FlowText.list(entry.visits.map { FlowText.text($0.step) }))]
            if hasVariants { path.append(("variant", FlowText.text(entry.variant))) }
            if !entry.conversions.isEmpty {
                path.append(("converted", FlowText.list(entry.conversions.map { FlowText.text($0.name) })))
            }
            all.append(which + path)
            for visit in entry.visits {
                all.append(
                    which + [("step", FlowText.text(visit.step)), ("entered_at", visit.enteredAt.description)]
                )
            }
            if let exit = entry.exit {
                all.append(
                    which + [("exited_at", exit.instant.description), ("because", FlowText.text(exit.reason))]
                )
            } else {
                all.append(which + [("exited", "false")])
            }
        }
        return all
    }
}
