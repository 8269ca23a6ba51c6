import CanvasModel

/// Collects the values and the bounds that tests name, and values between them.
struct CandidateReading {
    private var named: [AttributeValue] = []
    /// Texts that look like numbers or truth values, which nobody expects.
    private var odd: [AttributeValue] = []
    private var texts: [String] = []
    private var parts: [String] = []
    private var bounds: Set<Double> = []
    private var instants: Set<Int64> = []

    mutating func read(_ test: FilterTest, at now: Instant?) {
        switch test {
        case .equals(let value), .notEquals(let value): read(value)
        case .isIn(let values), .isNotIn(let values): for value in values { read(value) }
        case .contains(let texts): parts += texts
        case .matches(let pattern): parts += Self.examples(of: pattern.text)
        case .exists: break
        case .moreThan(let bound), .atLeast(let bound), .lessThan(let bound), .atMost(let bound): bounds.insert(bound)
        case .before(let instant), .after(let instant): instants.insert(instant.seconds)
        case .inLast(let interval):
            if let now { instants.formUnion([now.seconds, (now - interval).seconds]) }
        }
    }

    private mutating func read(_ value: FilterValue) {
        if let number = value.number {
            named.append(.number(number))
            bounds.insert(number)
        }
        if let boolean = value.boolean { named += [.boolean(boolean), .boolean(!boolean)] }
        if value.number == nil, value.boolean == nil {
            named.append(.text(value.text))
        } else {
            odd.append(.text(value.text))
        }
        texts.append(value.text)
    }

    /// What was named, what lies at and between bounds, and texts of which several parts are asked for.
    var values: [AttributeValue] {
        var all = named
        all += Self.between(bounds.sorted(), step: 1).map { .number($0) }
        all += dates
        all += parts.map { .text($0) }
        if parts.count > 1 { all.append(.text(parts.joined(separator: " "))) }
        all += texts.flatMap { text in parts.map { .text("\(text) \($0)") } }
        all += parts.map { .text("\($0) other") }
        return Self.unique(all)
    }

    /// What nobody would think of first: lists, and numbers as texts.
    var unusualValues: [AttributeValue] {
        var all: [AttributeValue] = []
        let listed = texts + parts
        if !listed.isEmpty {
            // A list that has each of several texts, or each but one.
            all.append(.list(listed))
            if listed.count > 1 { all += listed.indices.map { leaving in .list(Self.without(leaving, listed)) } }
            all += listed.map { .list([$0]) }
            all.append(.list(["other"]))
        }
        return Self.unique(all + odd)
    }

    private static func unique(_ values: [AttributeValue]) -> [AttributeValue] {
        var seen: Set<AttributeValue> = []
        return values.filter { seen.insert($0).inserted }
    }

    private var dates: [AttributeValue] {
        let seconds = Self.between(instants.map(Double.init).sorted(), step: 1).map { Int64($0.rounded(.down)) }
        let days = instants.sorted().flatMap { instant in
            let day = (Double(instant) / 86_400).rounded(.down)
            return [day - 1, day, day + 1].map { CivilDate(days: Int($0)).description }
        }
        return days.map { .text($0) } + seconds.map { .text(Instant(seconds: $0).description) }
    }

    private static func without(_ index: Int, _ list: [String]) -> [String] {
        var rest = list
        rest.remove(at: index)
        return rest
    }

    /// One value below all bounds, each bound, one beside it, one between two, and one above all.
    private static func between(_ sorted: [Double], step: Double) -> [Double] {
        guard let first = sorted.first, let last = sorted.last else { return [] }
        var all = sorted + [last + step, first - step]
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            if left + step < right { all.append(left + step) }
            all.append(((left + right) / 2).rounded(.down))
            all.append((left + right) / 2)
        }
        return all
    }

    /// Texts in which a simple pattern is found: its letters, its first alternative, a digit for each class of digits.
    private static func examples(of pattern: String) -> [String] {
        pattern.split(separator: "|").map { alternative in
            var text = ""
            var rest = alternative[...]
            while let character = rest.popFirst() {
                switch character {
                case "\\":
                    switch rest.popFirst() {
                    case "d": text.append("1")
                    case "w": text.append("a")
                    case "s": text.append(" ")
                    case let escaped?: text.append(escaped)
                    case nil: break
                    }
                case "[":
                    let members = rest.prefix { $0 != "]" }
                    rest = rest.dropFirst(members.count + 1)
                    if let first = members.first { text.append(first) }
                case ".": text.append("a")
                case "^", "$", "(", ")", "*", "+", "?", ":": break
                default: text.append(character)
                }
            }
            return text
        }
    }
}
