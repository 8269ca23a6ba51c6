import CanvasModel

/// Reads the shapes of a scenario's `with`.
struct ShapeReader {
    static let keys = [
        "one_of", "log_normal", "normal", "uniform", "integer", "boolean", "true_share", "date", "constant", "missing",
    ]

    let name: String

    func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Shape? {
        guard let shape = shape(value, into: &diagnostics) else { return nil }
        let isIdentifier = ["external_id", "idfa", "google_ad_id"].contains(name)
        if isIdentifier, shape.source != .standard || name == "external_id" {
            diagnostics.error(at: value.position, "`\(name)` identifies one person or device, and can't have a shape")
            return nil
        }
        return shape
    }

    private func shape(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Shape? {
        guard let members = value.members else {
            guard let literal = literal(value) else {
                diagnostics.error(
                    at: value.position,
                    "`\(name)` takes a value or a shape, not \(value.kindDescription)"
                )
                return nil
            }
            return Shape(.constant(literal))
        }
        value.refuseUnknownKeys(known: Self.keys, of: "a shape", into: &diagnostics)
        let missing = value["missing"].flatMap { $0.share("missing", into: &diagnostics) }
        let shapes = members.filter { Self.keys.contains($0.key) && $0.key != "missing" }
        if let other = shapes.dropFirst().first {
            diagnostics.error(at: other.position, "`\(name)` already has the shape `\(shapes[0].key)`", fix: "keep one")
            return nil
        }
        guard let shape = shapes.first else {
            guard value["missing"] != nil else {
                let empty = members.isEmpty
                if empty { diagnostics.error(at: value.position, "the shape of `\(name)` says nothing") }
                return nil
            }
            guard ProfileField.withDefaults.contains(name) else {
                diagnostics.error(
                    at: value.position,
                    "`\(name)` is not an attribute that everybody has anyway, and so needs a shape beside `missing`",
                    fix: "for example one_of: { a: 0.5, b: 0.5 }"
                )
                return nil
            }
            return Shape(.standard, missing: missing)
        }
        return source(shape, into: &diagnostics).map { Shape($0, missing: missing) }
    }

    private func source(_ member: LocatedValue.Member, into diagnostics: inout Diagnostics) -> Shape.Source? {
        let value = member.value
        switch member.key {
        case "one_of":
            return choices(value, into: &diagnostics)
        case "boolean", "true_share":
            return value.share(member.key, into: &diagnostics).map { .boolean(trueShare: $0) }
        case "log_normal":
            guard let (median, sigma) = pair(member, "median", "sigma", { $0.number }, into: &diagnostics) else {
                return nil
            }
            guard median > 0, sigma >= 0 else {
                diagnostics.error(at: value.position, "`log_normal` needs a median above 0 and a sigma of at least 0")
                return nil
            }
            return .logNormal(median: median, sigma: sigma)
        case "normal":
            guard let (mean, sigma) = pair(member, "mean", "sigma", { $0.number }, into: &diagnostics) else {
                return nil
            }
            return .normal(mean: mean, deviation: sigma)
        case "uniform":
            return range(member, { $0.number }, into: &diagnostics).map { .uniform(from: $0, to: $1) }
        case "integer":
            return range(member, { $0.integer }, into: &diagnostics).map { .integer(from: $0, to: $1) }
        case "date":
            return range(member, { $0.text.flatMap { CivilDate($0) } }, into: &diagnostics)
                .map { .date(from: $0.days, to: $1.days) }
        default:
            guard let literal = literal(value) else {
                diagnostics.error(at: value.position, "`constant` takes a value, not \(value.kindDescription)")
                return nil
            }
            return .constant(literal)
        }
    }

    private func choices(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Shape.Source? {
        if let elements = value.elements, !elements.isEmpty {
            let literals = elements.compactMap { literal($0) }
            if literals.count == elements.count { return .oneOf(literals.map { .init($0, weight: 1) }) }
        }
        guard let members = value.members, !members.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`one_of` takes values with their weights, such as { free: 0.8, pro: 0.2 }"
            )
            return nil
        }
        var choices: [Shape.Choice] = []
        for member in members {
            guard let weight = member.value.number, weight >= 0 else {
                diagnostics.error(
                    at: member.value.position,
                    "the weight of `\(member.key)` is not a number of at least 0"
                )
                continue
            }
            let key = LocatedValue(.scalar(member.key, isPlain: true), at: member.position)
            choices.append(.init(literal(key) ?? .init(member.key, .text), weight: weight))
        }
        guard choices.count == members.count else { return nil }
        guard choices.contains(where: { $0.weight > 0 }) else {
            diagnostics.error(at: value.position, "no value of `one_of` has a weight above 0")
            return nil
        }
        return .oneOf(choices)
    }

    private func pair<Value>(
        _ member: LocatedValue.Member,
        _ first: String,
        _ second: String,
        _ read: (LocatedValue) -> Value?,
        into diagnostics: inout Diagnostics
    ) -> (Value, Value)? {
        member.value.refuseUnknownKeys(known: [first, second], of: "`\(member.key)`", into: &diagnostics)
        guard let a = member.value[first].flatMap(read), let b = member.value[second].flatMap(read) else {
            diagnostics.error(at: member.value.position, "`\(member.key)` needs `\(first)` and `\(second)`")
            return nil
        }
        return (a, b)
    }

    private func range<Value: Comparable>(
        _ member: LocatedValue.Member,
        _ read: (LocatedValue) -> Value?,
        into diagnostics: inout Diagnostics
    ) -> (Value, Value)? {
        guard let (from, to) = pair(member, "from", "to", read, into: &diagnostics) else { return nil }
        guard from <= to else {
            diagnostics.error(at: member.value.position, "`from` is after `to`", fix: "change them round")
            return nil
        }
        return (from, to)
    }

    private func literal(_ value: LocatedValue) -> Shape.Literal? {
        guard let text = value.text else { return nil }
        if let boolean = value.boolean { return .init(boolean ? "true" : "false", .boolean) }
        return .init(text, value.number != nil ? .number : .text)
    }
}

extension LocatedValue {
    /// A number from 0 to 1.
    func share(_ name: String, into diagnostics: inout Diagnostics) -> Double? {
        if let number, (0...1).contains(number) { return number }
        diagnostics.error(at: position, "`\(name)` takes a number from 0 to 1, not \(kindDescription)")
        return nil
    }
}
