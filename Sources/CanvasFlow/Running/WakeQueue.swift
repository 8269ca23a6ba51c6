import CanvasStep

/// The wake-ups that services asked for: a few dozen at most, so a sorted list does.
struct WakeQueue {
    struct Item: Equatable {
        let tick: Int
        let service: Int
    }

    private var answers: [Item] = []
    private var timers: [Item] = []

    /// The earliest tick at which a service is woken.
    var nextTick: Int? {
        [answers.last?.tick, timers.last?.tick].compactMap { $0 }.min()
    }

    mutating func add(_ wake: Wake, _ item: Item) {
        switch wake {
        case .answer: Self.insert(item, into: &answers)
        case .timer: Self.insert(item, into: &timers)
        }
    }

    /// The services woken at a tick, in their order, each once.
    mutating func take(_ wake: Wake, at tick: Int) -> [Int] {
        switch wake {
        case .answer: Self.take(tick, from: &answers)
        case .timer: Self.take(tick, from: &timers)
        }
    }

    /// Keeps the latest first, so that what is due is at the end; a wake-up asked for twice is one.
    private static func insert(_ item: Item, into items: inout [Item]) {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            let other = items[middle]
            if (other.tick, other.service) > (item.tick, item.service) { low = middle + 1 } else { high = middle }
        }
        if low < items.count, items[low] == item { return }
        items.insert(item, at: low)
    }

    private static func take(_ tick: Int, from items: inout [Item]) -> [Int] {
        var services: [Int] = []
        while let last = items.last, last.tick <= tick {
            services.append(last.service)
            items.removeLast()
        }
        return services.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
