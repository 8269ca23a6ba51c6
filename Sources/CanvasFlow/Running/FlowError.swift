/// A bug of the runner or of a step, found while or after a canvas ran.
public enum FlowError: Error, Sendable, CustomStringConvertible {
    /// The figures don't add up.
    case notConserved(String)
    /// A step decided for a path that it does not declare.
    case unknownPath(step: String, path: Int)
    /// A step threw.
    case stepFailed(step: String, String)

    /// What happened, one sentence without a full stop.
    public var description: String {
        switch self {
        case .notConserved(let sentence):
            "not everybody is accounted for: \(sentence)"
        case .unknownPath(let step, let path):
            "the step `\(step)` decided for path \(path), which its type does not declare"
        case .stepFailed(let step, let cause):
            "the step `\(step)` failed: \(cause)"
        }
    }
}
