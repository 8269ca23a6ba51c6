import NetworkSimulator

/// What the named parts of a batch have answered, for parts that refer to them: `{result=create:$.id}`.
///
/// Source: Meta, Graph API, Batch Requests, "Specify dependencies between operations with JSONPath".
struct BatchResults {
    /// By name; `nil` when the part failed.
    private var bodies: [String: JSON?] = [:]

    private static let opening = "{result="

    mutating func note(_ name: String, _ body: JSON?) {
        bodies.updateValue(body, forKey: name)
    }

    /// The names that a text refers to.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        _ = try? replaced(in: text) { (reference) throws(GraphError) in
            names.append(String(reference.prefix { $0 != ":" }))
            return ""
        }
        return names
    }

    /// The text with every reference replaced by what it refers to.
    ///
    /// - Throws: 960 when what it refers to failed or was not asked for before.
    func resolved(_ text: String) throws(GraphError) -> String {
        try Self.replaced(in: text) { (reference) throws(GraphError) in
            let parts = reference.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let known = bodies[String(parts[0])], let body = known else {
                throw .abortedPart
            }
            let values = Self.values(at: parts[1], in: body)
            guard !values.isEmpty else { throw .abortedPart }
            return values.map { $0.scalarText ?? $0.text }.joined(separator: ",")
        }
    }

    /// Replaces references, written plainly or percent-encoded as in a form.
    private static func replaced(
        in text: String,
        with value: (String) throws(GraphError) -> String
    ) throws(GraphError) -> String {
        let encodedOpening = FormDecoding.encoded(opening)
        var result = ""
        var rest = text[...]
        while true {
            let plain = rest.firstRange(of: opening)
            let encoded = rest.firstRange(of: encodedOpening) ?? rest.firstRange(of: encodedOpening.lowercased())
            guard let start = [plain, encoded].compactMap({ $0 }).min(by: { $0.lowerBound < $1.lowerBound }) else {
                return result + rest
            }
            let isPlain = start == plain
            let after = rest[start.upperBound...]
            let end = isPlain ? after.firstRange(of: "}") : after.firstRange(of: "%7D") ?? after.firstRange(of: "%7d")
            guard let end else { return result + rest }
            let inner = after[..<end.lowerBound]
            let reference =
                isPlain
                ? String(inner)
                : String(decoding: FormDecoding.decoded(Array(inner.utf8)[...], plusIsSpace: true), as: UTF8.self)
            let replacement = try value(reference)
            result += rest[..<start.lowerBound]
            result += isPlain ? replacement : FormDecoding.encoded(replacement)
            rest = after[end.upperBound...]
        }
    }

    /// The values at a path of names, numbers and stars: `$.data.*.id`, `$.data[0].id`.
    private static func values(at path: some StringProtocol, in json: JSON) -> [JSON] {
        let steps = path.split { ".[]".contains($0) }
        guard steps.first == "$" else { return [] }
        return steps.dropFirst().reduce([json]) { values, step in
            values.flatMap { value -> [JSON] in
                switch value {
                case .array(let items) where step == "*": items
                case .array(let items): Int(step).flatMap { items.indices.contains($0) ? [items[$0]] : nil } ?? []
                case .object(let members) where step == "*": members.map(\.value)
                default: value[String(step)].map { [$0] } ?? []
                }
            }
        }
    }
}
