public import CanvasModel

/// Makes match keys of people by rules, straight from their columns: what a network's encoder is made of.
///
/// ```swift
/// struct Encoder: MatchKeyEncoder {
///     var keys: RuledKeys
///     mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
///         body.append(literal: "{\"email\":\"")
///         keys.append(0, of: person, in: people, to: &body)
///         body.append(literal: "\"}")
///     }
/// }
/// ```
public struct RuledKeys: Sendable {
    /// The rules, by whose places keys are asked for.
    public let rules: [MatchKeyRule]
    private let programs: [MatchKeyProgram]
    private let sources: [AttributeSource]
    private var text = NormalizedText()

    /// Resolves the attributes of rules.
    public init(_ rules: [MatchKeyRule], people: People) {
        self.rules = rules
        programs = rules.map(\.program)
        sources = rules.map { AttributeSource($0.attribute, in: people) }
    }

    /// Whether the person has a key by a rule.
    public mutating func hasKey(_ rule: Int, of person: Int, in people: People) -> Bool {
        var found = false
        sources[rule].forEachText(of: person, in: people) { value in
            found = text.load(value, by: programs[rule])
            return found
        }
        return found
    }

    /// Whether the person has a key by any rule.
    public mutating func hasKey(of person: Int, in people: People) -> Bool {
        rules.indices.contains { hasKey($0, of: person, in: people) }
    }

    /// Appends a key as it is sent, without quotes; what is sent as text is escaped for JSON.
    ///
    /// - Returns: Whether the person has it; if not, nothing was appended.
    @discardableResult
    public mutating func append(_ rule: Int, of person: Int, in people: People, to body: inout ByteBuffer) -> Bool {
        guard hasKey(rule, of: person, in: people) else { return false }
        if programs[rule].digest == .none {
            text.bytes.withUnsafeBufferPointer { body.appendJSONEscaped($0) }
        } else {
            text.append(by: programs[rule], to: &body)
        }
        return true
    }

    /// Whether a key depends on this column of `People`.
    public func reads(column: Int) -> Bool {
        sources.contains { $0.column == column }
    }

    /// Describes the person's keys, and the attributes that give none.
    ///
    /// - Parameter revealing: Whether the report holds the text behind digests, which is personal data.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        var report = MatchKeyReport()
        for index in rules.indices {
            let rule = rules[index]
            var isSet = false
            var isUsable = false
            sources[index].forEachText(of: person, in: people) { value in
                isSet = true
                isUsable = text.load(value, by: rule.program)
                return isUsable
            }
            if isUsable {
                var wire = ByteBuffer()
                text.append(by: rule.program, to: &wire)
                let normalized = revealing && !text.isDigest ? String(decoding: text.bytes, as: UTF8.self) : nil
                report.keys.append(
                    MatchKeyReport.Key(
                        rule.name,
                        wire: String(decoding: wire.bytes, as: UTF8.self),
                        normalized: rule.digest == .none ? nil : normalized
                    )
                )
                if text.isDigest {
                    let note = "it is a SHA-256 digest already and is passed on as it is"
                    report.notes.append(MatchKeyReport.Note(attribute: rule.attribute, note))
                }
            } else if isSet {
                report.note(
                    missing: rule.name,
                    of: rule.attribute,
                    because: "nothing usable is left of it by the rule \(rule.id)"
                )
            }
        }
        return report
    }
}
