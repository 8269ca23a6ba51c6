import CanvasModel

/// A test of how often somebody did something.
struct EventReading {
    /// The name of the events that buy something.
    static let purchase = "purchase"

    /// What the literal asks.
    let literal: Literal
    /// The product that is asked for; `nil` for any event of the name.
    let product: String?
    let last: Interval?
    let after: Instant?
    let before: Instant?
    private let counts: [FilterTest]

    init(_ literal: Literal) {
        self.literal = literal
        var product: String?
        if case .purchase(let named) = literal.leaf.subject { product = named }
        self.product = product
        var (last, after, before, counts) = (Interval?.none, Instant?.none, Instant?.none, [FilterTest]())
        for test in literal.leaf.tests {
            switch test {
            case .inLast(let interval): last = interval
            case .after(let instant): after = instant
            case .before(let instant): before = instant
            case .exists(let wanted): counts.append(wanted ? .atLeast(1) : .lessThan(1))
            default: counts.append(test)
            }
        }
        (self.last, self.after, self.before, self.counts) = (last, after, before, counts)
    }

    /// Whether so many events in the window are what is asked for.
    func accepts(_ count: Int) -> Bool {
        let value = AttributeValue.number(Double(count))
        let holds =
            counts.isEmpty ? count > 0 : counts.allSatisfy { $0.accepts(value, now: Instant(seconds: 0)) }
        return holds == literal.holds
    }

    /// The window, without its first instant and with its last, when the filter is asked at a known instant.
    var window: (after: Instant?, through: Instant)? {
        guard let now = literal.moment.instant else { return nil }
        var start = after
        if let last { start = max(start ?? now - last, now - last) }
        return (start, before.map { min(now, Instant(seconds: $0.seconds - 1)) } ?? now)
    }

    /// Whether an event is one that is counted.
    func counts(_ instant: Instant, product bought: String?) -> Bool {
        guard let window, product == nil || product == bought else { return false }
        return instant <= window.through && window.after.map { $0 < instant } ?? true
    }

    /// The largest number that the tests compare with.
    var bound: Int {
        counts.map { test in
            switch test {
            case .moreThan(let bound), .atLeast(let bound), .lessThan(let bound), .atMost(let bound): bound
            case .equals(let value), .notEquals(let value): value.number ?? 0
            case .isIn(let values), .isNotIn(let values): values.compactMap(\.number).max() ?? 0
            default: 0
            }
        }
        .map { Int(min(max($0, 0), 1000).rounded(.up)) }.max() ?? 0
    }
}
