/// Why a person's journey can't be explained as asked, for who asked.
public enum ExplanationProblem: Error, Hashable, Sendable {
    /// Nobody of the run has that `external_id`.
    case unknownPerson(String, fix: String)

    /// What is wrong, one sentence.
    public var sentence: String {
        switch self {
        case .unknownPerson(let id, _): "nobody in the run has the external_id `\(id.prefix(60))`"
        }
    }

    /// What to do about it.
    public var fix: String {
        switch self {
        case .unknownPerson(_, let fix): fix
        }
    }
}
