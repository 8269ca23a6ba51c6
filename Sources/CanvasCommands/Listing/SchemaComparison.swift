import AudienceSync
import CanvasReport

/// What a document could say by one schema, and can't say by another.
struct SchemaComparison {
    /// A difference.
    struct Finding: Hashable {
        /// Where in a document: `google_audience: settings.membership_days`.
        let place: String
        /// What differs, one phrase.
        let sentence: String
    }

    /// What older documents may not say any more.
    private(set) var breaking: [Finding] = []
    /// What newer ones may say besides.
    private(set) var added: [Finding] = []

    init(from old: AnswerJSON, to new: AnswerJSON) {
        let isSettings: (String) -> Bool = { $0.hasSuffix(" settings") }
        let (before, after) = (old["$defs"]?.members ?? [], new["$defs"]?.members ?? [])
        let types = { (members: [(name: String, value: AnswerJSON)]) in Set(members.map(\.name).filter(isSettings)) }
        for gone in types(before).subtracting(types(after)).sorted() {
            breaking.append(Finding(place: Self.type(gone), sentence: "the step type is gone"))
        }
        for fresh in types(after).subtracting(types(before)).sorted() {
            added.append(Finding(place: Self.type(fresh), sentence: "the step type is new"))
        }
        compare(old, new, at: "canvas", isRoot: true)
        for (name, schema) in before {
            guard let other = new["$defs"]?[name] else { continue }
            compare(schema, other, at: isSettings(name) ? "\(Self.type(name)): settings" : name)
        }
    }

    private static func type(_ definition: String) -> String { String(definition.dropLast(" settings".count)) }

    /// Compares two schemas of one place.
    private mutating func compare(_ old: AnswerJSON, _ new: AnswerJSON, at place: String, isRoot: Bool = false) {
        let (types, newTypes) = (Self.words(old["type"]), Self.words(new["type"]))
        if !newTypes.isEmpty, types.isEmpty || !types.isSubset(of: newTypes) {
            breaking.append(
                Finding(place: place, sentence: "it was \(Self.listed(types)) and is \(Self.listed(newTypes))")
            )
            return
        }
        compareWords(old, new, at: place)
        compareLimits(old, new, at: place)
        if new["pattern"] != nil, new["pattern"] != old["pattern"] {
            breaking.append(Finding(place: place, sentence: "it must match another pattern"))
        }
        if old["$ref"] != new["$ref"] || old["const"] != new["const"] {
            breaking.append(Finding(place: place, sentence: "it is something else"))
        }
        compareProperties(old, new, at: place)
        if let items = old["items"], let others = new["items"] { compare(items, others, at: "\(place)[]") }
        compareForms(old["anyOf"]?.elements ?? [], new["anyOf"]?.elements ?? [], at: place)
    }

    private mutating func compareWords(_ old: AnswerJSON, _ new: AnswerJSON, at place: String) {
        // Of step types the definitions tell.
        guard place != "canvas.steps[].type", new["enum"] != nil else { return }
        let (words, others) = (Self.words(old["enum"]), Self.words(new["enum"]))
        if old["enum"] == nil {
            breaking.append(Finding(place: place, sentence: "it must be one of \(Self.listed(others))"))
        }
        for word in words.subtracting(others).sorted() {
            breaking.append(Finding(place: place, sentence: "`\(word)` is gone"))
        }
        for word in others.subtracting(words).sorted() where old["enum"] != nil {
            added.append(Finding(place: place, sentence: "`\(word)` is new"))
        }
    }

    private mutating func compareLimits(_ old: AnswerJSON, _ new: AnswerJSON, at place: String) {
        for (name, isLower) in [("minimum", true), ("minItems", true), ("maximum", false)] {
            let (was, now) = (old[name]?.number, new[name]?.number)
            guard was != now else { continue }
            let isNarrower = now.map { now in was.map { isLower ? now > $0 : now < $0 } ?? true } ?? false
            let finding = Finding(
                place: place,
                sentence: "the \(isLower ? "lowest" : "highest") was \(old[name]?.text ?? "not set") and is "
                    + (new[name]?.text ?? "not set")
            )
            if isNarrower { breaking.append(finding) } else { added.append(finding) }
        }
        if new["$comment"] != nil, old["$comment"] != new["$comment"] {
            breaking.append(
                Finding(
                    place: place,
                    sentence: "it was \(old["$comment"]?.text ?? "of any size") and is \(new["$comment"]?.text ?? "")"
                )
            )
        }
    }

    private mutating func compareProperties(_ old: AnswerJSON, _ new: AnswerJSON, at place: String) {
        let required = Self.words(new["required"]).subtracting(Self.words(old["required"]))
        for name in required.sorted() {
            let isNew = old["properties"]?[name] == nil
            breaking.append(
                Finding(place: "\(place).\(name)", sentence: isNew ? "it is new and must be set" : "it must be set")
            )
        }
        let properties = old["properties"]?.members ?? []
        for (name, schema) in properties {
            guard let other = new["properties"]?[name] else {
                if new["properties"] != nil {
                    breaking.append(Finding(place: "\(place).\(name)", sentence: "it is gone"))
                }
                continue
            }
            compare(schema, other, at: "\(place).\(name)")
        }
        let known = Set(properties.map(\.name))
        for (name, _) in new["properties"]?.members ?? [] where !known.contains(name) && !required.contains(name) {
            added.append(Finding(place: "\(place).\(name)", sentence: "it is new"))
        }
    }

    /// Each form of then must fit one of now.
    private mutating func compareForms(_ old: [AnswerJSON], _ new: [AnswerJSON], at place: String) {
        if old.isEmpty, !new.isEmpty {
            breaking.append(Finding(place: place, sentence: "it must have one of \(new.count) forms"))
        }
        guard !new.isEmpty else { return }
        for form in old {
            let findings = new.map { other in
                var trial = self
                trial.breaking = []
                trial.compare(form, other, at: place)
                return trial.breaking
            }
            guard let fewest = findings.min(by: { $0.count < $1.count }), !fewest.isEmpty else { continue }
            breaking += fewest
        }
    }

    private static func words(_ json: AnswerJSON?) -> Set<String> {
        Set(json?.elements?.compactMap(\.text) ?? [json?.text].compactMap(\.self))
    }

    private static func listed(_ words: Set<String>) -> String {
        words.isEmpty ? "anything" : words.sorted().joined(separator: " or ")
    }
}

extension SchemaComparison {
    /// What a person reads.
    var text: String {
        var lines = breaking.map { "breaks      \($0.place): \($0.sentence)" }
        lines += added.map { "compatible  \($0.place): \($0.sentence)" }
        lines.append(
            breaking.isEmpty
                ? "every document of the older schema is one of this" + (added.isEmpty ? "; nothing differs" : "")
                : "\(breaking.count) \(breaking.count == 1 ? "difference breaks" : "differences break") older documents; "
                    + "keep what they say, or give the step type another name"
        )
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a machine reads.
    var document: String {
        func list(_ findings: [Finding]) -> OrderedJSON {
            .list(findings.map { .object([("place", .text($0.place)), ("difference", .text($0.sentence))]) })
        }
        return OrderedJSON.object([("version", .integer(1)), ("breaking", list(breaking)), ("compatible", list(added))])
            .document
    }
}
