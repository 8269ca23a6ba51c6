import CanvasModel

extension Condition {
    static let keys = ["at_least", "at_most", "between", "about", "tolerance", "share"]

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
        var bounds = members.compactMap { bound($0, into: &diagnostics) }
        if let about = about(value, into: &diagnostics) { bounds.append(about) }
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

    private static func about(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Bound? {
        guard let about = value["about"] else {
            if let tolerance = value["tolerance"] {
                diagnostics.error(at: tolerance.position, "a `tolerance` needs a number that it is about", fix: example)
            }
            return nil
        }
        guard let number = about.number else {
            diagnostics.error(at: about.position, "`about` takes a number, not \(about.kindDescription)")
            return nil
        }
        guard let written = value["tolerance"] else {
            diagnostics.error(at: about.position, "`about` needs a `tolerance` beside it", fix: example)
            return nil
        }
        guard let tolerance = written.number, tolerance > 0 else {
            diagnostics.error(
                at: written.position,
                "`tolerance` takes a number above 0, not \(written.kindDescription)",
                fix: example
            )
            return nil
        }
        return .about(number, tolerance: tolerance)
    }

    private static let example = "for example { about: 0.04, tolerance: 0.01 }"

    private static func decimals(_ text: String) -> Int {
        // An exponent writes a number without saying how exact it is.
        guard !text.contains(where: { "eE".contains($0) }) else { return 12 }
        guard let point = text.firstIndex(of: ".") else { return 0 }
        return min(12, text.distance(from: point, to: text.endIndex) - 1)
    }
}
