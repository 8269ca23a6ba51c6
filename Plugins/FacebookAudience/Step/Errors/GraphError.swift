import AudienceSync
import CanvasStep

/// The error object of an answer.
///
/// Meta: Handling Errors. Code and subcode decide; the texts may change, and one that quotes a request could hold
/// personal data, so that no text of Meta's is ever shown.
struct GraphError: Hashable, Sendable {
    /// `code`; `nil` when the answer gives none.
    var code: Int?
    /// `error_subcode`.
    var subcode: Int?
    /// `is_transient`: trying again may help.
    var isTransient: Bool
    /// `message`, for the few codes that mean two things.
    var message: String

    /// Makes an error of its numbers.
    init(code: Int?, subcode: Int?) {
        self.code = code
        self.subcode = subcode
        isTransient = false
        message = ""
    }

    /// Reads the error of an answer.
    ///
    /// - Returns: `nil` when it has none, whatever its status.
    init?(_ answer: AnswerJSON) {
        guard let error = answer["error"], error != .null else { return nil }
        code = error["code"]?.integer
        subcode = error["error_subcode"]?.integer
        isTransient = error["is_transient"]?.boolean ?? false
        message = error["message"]?.text ?? ""
    }

    /// The code as messages name it, `190/463`.
    var name: String? {
        code.map { code in subcode.map { "\(code)/\($0)" } ?? "\(code)" }
    }
}
