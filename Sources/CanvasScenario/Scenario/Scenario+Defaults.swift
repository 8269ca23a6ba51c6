public import CanvasHost
import CanvasModel
import CanvasStep

extension Scenario {
    /// The scenario of a canvas that has none: 10,000 generated people who each do the trigger once in the first day,
    /// and every other event that the canvas names with probability 0.1.
    ///
    /// It lasts until also who enters last has had the time for the whole journey, and begins with the first entries.
    ///
    /// - Parameters:
    ///   - canvas: The canvas.
    ///   - file: Its file.
    public static func standard(for canvas: Canvas, file: String) -> Scenario {
        let position = Position(file: file)
        var trigger: String?
        var start = defaultStart
        switch canvas.schedule {
        case .actionBased(let event): trigger = event
        case .apiTriggered: trigger = EntrySchedule.triggerEvent
        case .scheduled(let first, _, _): start = first ?? start
        }
        let longest = canvas.conversions.map(\.within).max() ?? .zero
        let within = max(.days(1), canvas.longestPath + longest)
        func does(_ name: String, _ properties: Properties, _ probability: Double, _ within: Interval)
            -> ScenarioBehavior
        {
            ScenarioBehavior(
                cause: .start,
                act: .event(name, properties),
                probability: probability,
                within: within,
                condition: nil,
                every: nil,
                position: position
            )
        }
        var behavior: [ScenarioBehavior] = []
        if let trigger { behavior.append(does(trigger, Properties(), 1, .days(1))) }
        for (name, properties) in canvas.namedEvents where name != trigger || !properties.names.isEmpty {
            behavior.append(does(name, properties, 0.1, within))
        }
        return Scenario(
            file: file,
            canvas: file,
            canvasPosition: position,
            start: start,
            runFor: trigger == nil ? nil : .days(1) + canvas.longestPath + longest,
            seed: 0,
            people: .generated(count: defaultPeople, shapes: []),
            events: .none,
            behavior: behavior,
            networks: [],
            expectations: nil
        )
    }
}

extension Canvas {
    /// The events that filters, exits and conversions name, each once, in the order of the document.
    var namedEvents: [(String, Properties)] {
        let filters =
            [audience, exitFilter].compactMap { $0 } + segments.sorted { $0.key < $1.key }.map(\.value)
            + steps.flatMap { $0.edges.compactMap(\.passing) }
        var events: [(String, Properties)] = []
        for leaf in filters.flatMap(\.leaves) {
            switch leaf.subject {
            case .event(let name): events.append((name, Properties()))
            case .purchase(let product):
                events.append(("purchase", Properties(product.map { [("product_id", .text($0))] } ?? [])))
            default: break
            }
        }
        events += exitEvents.map { ($0, Properties()) }
        events += conversions.map { ($0.event, Properties()) }
        var seen: Set<String> = []
        return events.filter { seen.insert("\($0.0)\u{0}\($0.1["product_id"])").inserted }
    }
}
