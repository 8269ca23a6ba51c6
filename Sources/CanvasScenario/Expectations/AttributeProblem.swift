import CanvasModel

/// Holds an expected value of an attribute against the person's, whose text no message may tell.
struct AttributeProblem {
    let name: String
    let wanted: AttributeClaim
    let person: String

    /// What is wrong with a value; `nil` when nothing is.
    func sentence(_ value: AttributeValue) -> String? {
        let (isMet, expected): (Bool, String) =
            switch wanted {
            case .isMissing: (value == .missing, "not to be set")
            case .equals(let wanted):
                // A filter takes a number that is not set for 0; what is expected is meant as it stands.
                (
                    value != .missing && FilterTest.equals(wanted).accepts(value, now: Instant(seconds: 0)),
                    "to be `\(wanted.text)`"
                )
            case .list(let texts): (value == .list(texts), "to be [\(texts.joined(separator: ", "))]")
            }
        if isMet { return nil }
        return "the attribute `\(name)` of `\(person)` is \(description(of: value)), expected \(expected)"
    }

    private func description(of value: AttributeValue) -> String {
        // A text may be anything of anybody, and so may what a standard attribute holds.
        let isPersonal = StandardAttribute(rawValue: name) != nil
        switch value {
        case .missing: return "not set"
        case .number, .boolean: return isPersonal ? "another value" : "\(value)"
        case .text: return "another text"
        case .list(let items): return "another list, of \(items.count)"
        }
    }
}
