import CanvasModel

/// What a figure must be.
public struct Condition: Hashable, Sendable {
    /// One bound.
    public enum Bound: Hashable, Sendable {
        /// The number as it was written; a figure is compared as it would be written with so many decimals.
        case exactly(Double, decimals: Int)
        case atLeast(Double)
        case atMost(Double)
        case between(Double, Double)
    }

    /// The bounds, all of which must hold.
    public var bounds: [Bound]
    /// Whether they are on the share that the figure is of the whole.
    public var isShare: Bool

    /// Whether a figure meets it.
    public func accepts(_ value: Double) -> Bool {
        bounds.allSatisfy { bound in
            switch bound {
            case .exactly(let number, let decimals):
                (value * Self.power(decimals)).rounded() == (number * Self.power(decimals)).rounded()
            case .atLeast(let number): value >= number
            case .atMost(let number): value <= number
            case .between(let low, let high): value >= low && value <= high
            }
        }
    }

    private static func power(_ decimals: Int) -> Double {
        (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}

extension Condition: CustomStringConvertible {
    /// The condition as a sentence goes on: "at least 3 and at most 5".
    public var description: String {
        bounds.map { bound in
            switch bound {
            case .exactly(let number, _): NumberText.of(number)
            case .atLeast(let number): "at least \(NumberText.of(number))"
            case .atMost(let number): "at most \(NumberText.of(number))"
            case .between(let low, let high): "between \(NumberText.of(low)) and \(NumberText.of(high))"
            }
        }.joined(separator: " and ")
    }
}

extension Condition {
    static let keys = ["at_least", "at_most", "between", "share"]

    /// Reads a number, or a mapping of bounds.
    static func read(
        _ value: LocatedValue,
        _ name: String,
        allowsShare: Bool = true,
        into diagnostics: inout Diagnostics
    ) -> Condition? {
        if let number = value.number, let text = value.text {
            return Condition(bounds: [.exactly(number, decimals: decimals(text))], isShare: false)
        }
        let known = allowsShare ? keys : keys.filter { $0 != "share" }
        guard let members = value.members, !members.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`\(name)` takes a number or bounds, not \(value.kindDescription)",
                fix: "for example { at_least: 1 }"
            )
            return nil
        }
        value.refuseUnknownKeys(known: known, of: "`\(name)`", into: &diagnostics)
        if let share = value["share"], allowsShare {
            if let other = members.first(where: { $0.key != "share" && known.contains($0.key) }) {
                diagnostics.error(
                    at: other.position,
                    "`\(other.key)` can't stand beside `share`",
                    fix: "put it into it"
                )
            }
            guard var condition = read(share, "share", allowsShare: false, into: &diagnostics) else { return nil }
            condition.isShare = true
            return condition
        }
        let bounds = members.compactMap { bound($0, into: &diagnostics) }
        return bounds.isEmpty ? nil : Condition(bounds: bounds, isShare: false)
    }

    private static func bound(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Bound? {
        let value = member.value
        switch member.key {
        case "at_least", "at_most":
            if let number = value.number { return member.key == "at_least" ? .atLeast(number) : .atMost(number) }
            diagnostics.error(at: value.position, "`\(member.key)` takes a number, not \(value.kindDescription)")
            return nil
        case "between":
            let numbers = (value.elements ?? []).compactMap(\.number)
            if numbers.count == 2, value.elements?.count == 2, numbers[0] <= numbers[1] {
                return .between(numbers[0], numbers[1])
            }
            diagnostics.error(at: value.position, "`between` takes the lower and the upper bound", fix: "write [1, 5]")
            return nil
        default:
            return nil
        }
    }

    private static func decimals(_ text: String) -> Int {
        guard !text.contains(where: { "eE".contains($0) }), let point = text.firstIndex(of: ".") else { return 0 }
        return min(12, text.distance(from: point, to: text.endIndex) - 1)
    }
}
