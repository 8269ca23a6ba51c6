/// Why a person's journey can't be explained as asked, for who asked.
public enum ExplanationProblem: Error, Hashable, Sendable {
    /// Nobody of the run has that `external_id`.
    case unknownPerson(String, fix: String)
    /// The canvas has no such step.
    case unknownStep(String, fix: String)
    /// Nobody has such an attribute, and nothing asks for it.
    case unknownAttribute(String, fix: String)
    /// The attribute can't be changed, or not to that.
    case unfitValue(String, fix: String)
    /// What became of the person can't be saved as a scenario; why.
    case unsavable(String, fix: String)
    /// The person never comes to the step.
    case neverThere(String, step: String, path: [String])

    /// What is wrong, one sentence.
    public var sentence: String {
        switch self {
        case .unknownPerson(let id, _): "nobody in the run has the external_id `\(id.prefix(60))`"
        case .unknownStep(let id, _): "the canvas has no step `\(id.prefix(60))`"
        case .unknownAttribute(let name, _): "nobody has the attribute `\(name.prefix(60))`, and no filter asks for it"
        case .unfitValue(let name, _): "the attribute `\(name.prefix(60))` can't be set so"
        case .unsavable(let why, _): why
        case .neverThere(let person, let step, _): "`\(person)` never comes to `\(step)`"
        }
    }

    /// What to do about it.
    public var fix: String {
        switch self {
        case .unknownPerson(_, let fix), .unknownStep(_, let fix), .unknownAttribute(_, let fix),
            .unfitValue(_, let fix), .unsavable(_, let fix):
            fix
        case .neverThere(_, _, let path):
            path.isEmpty
                ? "they come to no step at all" : "they come to " + path.map { "`\($0)`" }.joined(separator: ", ")
        }
    }
}
