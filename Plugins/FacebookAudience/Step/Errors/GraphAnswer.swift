import AudienceSync
import CanvasModel
import CanvasStep

/// An answer of the Graph API, or of whatever stands before it.
struct GraphAnswer {
    private let status: Int
    private let headers: UsageHeaders
    /// The body; `nil` when it is no JSON.
    private let json: AnswerJSON?

    init(_ response: HTTPResponse) {
        status = response.status
        headers = UsageHeaders(response.headers)
        json = AnswerJSON(response.body)
    }

    /// Says what the answer means.
    ///
    /// - Parameters:
    ///   - hasRows: Whether the request carried rows, of which one may be to blame.
    ///   - meaning: What an answer without an error means; `nil` when it does not hold what was asked for.
    func interpretation(hasRows: Bool, _ meaning: (AnswerJSON) -> SyncVerdict?) -> Interpretation {
        Interpretation(verdict(hasRows: hasRows, meaning), usage: headers.usage)
    }

    private func verdict(hasRows: Bool, _ meaning: (AnswerJSON) -> SyncVerdict?) -> SyncVerdict {
        if let error = json.flatMap(GraphError.init), error.code != nil || error.isTransient {
            return verdict(classOf(error), code: error.name, hasRows: hasRows)
        }
        if (200..<300).contains(status), let json, GraphError(json) == nil, let verdict = meaning(json) {
            return verdict
        }
        return verdict(classOfStatus, code: nil, hasRows: hasRows)
    }

    /// Code and subcode decide first, then what the answer says of itself, then the status.
    private func classOf(_ error: GraphError) -> ErrorClass {
        if let entry = ErrorCatalogue.entry(for: error) { return entry }
        if error.isTransient || status >= 500 || status == 429 { return classOfStatus }
        return ErrorClass(
            .pause(.audience),
            .invalidSettings,
            "Facebook refuses the request with an error unknown here"
        )
    }

    private var classOfStatus: ErrorClass {
        switch status {
        case 413: ErrorClass(.split, .invalidSettings, "the request is too large")
        case 429: ErrorClass(.wait, .rateLimited, "there were too many calls")
        default: ErrorClass(.retry, .temporary, "Facebook gave no answer that can be read (status \(status))")
        }
    }

    private func verdict(_ errorClass: ErrorClass, code: String?, hasRows: Bool) -> SyncVerdict {
        let problem = errorClass.problem(code: code)
        switch errorClass.reaction {
        case .wait: return .throttled(wait: headers.wait, problem: problem)
        // Who names the time asks for patience, whatever the reason.
        case .retry: return headers.wait.map { .throttled(wait: $0, problem: problem) } ?? .transient(problem)
        case .split: return hasRows ? .dropRecords(.unknown, problem: problem) : .incident(problem)
        case .pause: return .incident(problem)
        }
    }
}
