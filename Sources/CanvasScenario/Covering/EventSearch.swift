import CanvasModel

/// Finds instants at which somebody does something, such that filters which count it answer as they must.
struct EventSearch {
    /// One event.
    struct Event: Hashable {
        let instant: Instant
        let product: String?
    }

    /// The most events of a name that a person is given.
    static let most = 120

    let readings: [EventReading]
    /// What happens anyway, such as the trigger.
    let given: [Event]
    /// Instants that divide what may happen when.
    let cuts: [Instant]
    /// Whether an event may happen at an instant.
    let isAllowed: (Instant) -> Bool

    /// The fewest events that are enough; `nil` when none are.
    func events() -> [Event]? {
        let places = places
        let targets = readings.map { reading in given.count { reading.counts($0.instant, product: $0.product) } }
        let effects = places.map { place in readings.map { $0.counts(place.instant, product: place.product) ? 1 : 0 } }
        let limit = min(Self.most, readings.map { $0.bound + 1 }.reduce(1, +))
        var budget = 50_000
        for total in 0...limit {
            var chosen: [Int] = []
            if choose(total, from: 0, targets, effects, &chosen, &budget) { return chosen.map { places[$0] } }
            if budget <= 0 || places.isEmpty { return nil }
        }
        return nil
    }

    private func choose(
        _ rest: Int,
        from first: Int,
        _ counts: [Int],
        _ effects: [[Int]],
        _ chosen: inout [Int],
        _ budget: inout Int
    ) -> Bool {
        budget -= 1
        if budget <= 0 { return false }
        if rest == 0 { return zip(readings, counts).allSatisfy { $0.accepts($1) } }
        for place in first..<max(first, effects.count) {
            chosen.append(place)
            let more = zip(counts, effects[place]).map { $0 + $1 }
            if choose(rest - 1, from: place, more, effects, &chosen, &budget) { return true }
            chosen.removeLast()
        }
        return false
    }

    /// An instant in each stretch that no window divides, for each product that is asked for and for another.
    private var places: [Event] {
        var edges = Set(cuts)
        for window in readings.compactMap(\.window) {
            edges.insert(window.through)
            if let after = window.after { edges.insert(after) }
        }
        let sorted = edges.sorted()
        guard let first = sorted.first else { return [] }
        var instants = [first - .days(1)]
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            // The stretch is (left, right].
            instants.append(Instant(seconds: right.seconds - (right.seconds - left.seconds) / 2))
        }
        let products = readings.compactMap(\.product)
        var seen: Set<Event> = []
        return instants.filter(isAllowed)
            .flatMap { instant in
                ([nil] + products.map(Optional.some)).map { Event(instant: instant, product: $0) }
            }
            .filter { event in
                readings.contains { $0.counts(event.instant, product: event.product) } && seen.insert(event).inserted
            }
    }

    /// Whether no events are enough, whatever happens when.
    ///
    /// What somebody did can't be undone: a count without a window in time only grows, and where no time passes between
    /// two tests they see the same.
    ///
    /// - Parameter trigger: Whether the readings are of the event that entries begin with.
    static func isImpossible(_ readings: [EventReading], trigger: Bool) -> Bool {
        struct Window: Hashable {
            let product: String?
            let last: Interval?
            let after: Instant?
            let before: Instant?
        }
        let groups = Dictionary(grouping: readings) {
            Window(product: $0.product, last: $0.last, after: $0.after, before: $0.before)
        }
        return groups.contains { window, members in
            let stretches = Dictionary(grouping: members, by: \.literal.moment.stretch).sorted { $0.key < $1.key }
            let top = (members.map(\.bound).max() ?? 0) + 2
            let isOpen = window.last == nil && window.after == nil && window.before == nil && window.product == nil
            var least = 0
            for (stretch, readings) in stretches {
                if window.last != nil { least = 0 }
                if trigger, isOpen, stretch >= 0 { least = max(least, 1) }
                // Beyond all bounds every count is like another.
                guard let count = (least...max(least, top)).first(where: { c in readings.allSatisfy { $0.accepts(c) } })
                else { return true }
                least = count
            }
            return false
        }
    }
}
