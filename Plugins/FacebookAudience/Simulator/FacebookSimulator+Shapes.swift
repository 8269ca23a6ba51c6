public import CanvasStep
import NetworkSimulator

/// What an answer of the Graph API can look like.
///
/// Sources: Meta, Graph API, Handle Errors; Marketing API reference, Custom Audience and Custom Audience Users.
extension FacebookSimulator {
    /// What keeps an answer from being one of the API's; `nil` when it could be one.
    public static func problem(with answer: HTTPResponse) -> String? {
        guard let body = try? JSONScanner.value(answer.body) else {
            return "the body is no JSON, and the Graph API answers nothing else"
        }
        guard case .object(let members) = body else {
            return "the body is no object, and the Graph API answers nothing else"
        }
        if let error = body["error"] { return problem(with: error, status: answer.status) }
        guard answer.status == 200 else {
            return "with status \(answer.status) the Graph API says what is wrong, { error: { message, type, code } }"
        }
        let names = members.map(\.name)
        let isKnown = successes.contains { shape in
            shape.required.allSatisfy(names.contains)
                && names.allSatisfy { (shape.required + shape.others).contains($0) }
        }
        return isKnown
            ? nil : "no answer of the Graph API on audiences has exactly \(names.joined(separator: ", "))"
    }

    private static func problem(with error: JSON, status: Int) -> String? {
        guard status >= 400 else { return "an error comes with a status from 400 on, not \(status)" }
        guard case .object(let members) = error else { return "`error` is an object" }
        for (name, isRight) in [
            ("message", error["message"]?.isText), ("type", error["type"]?.isText), ("code", error["code"]?.isNumber),
        ] where isRight != true {
            return "`error` has no `\(name)`" + (error[name] == nil ? "" : " of the right kind")
        }
        let known = [
            "message", "type", "code", "error_subcode", "is_transient", "error_user_title", "error_user_msg",
            "error_data", "fbtrace_id",
        ]
        return members.first { !known.contains($0.name) }.map { "no error of the Graph API has `\($0.name)`" }
    }

    private static let successes: [(required: [String], others: [String])] = [
        // What adds, removes or replaces people.
        (["audience_id", "num_received", "num_invalid_entries", "invalid_entry_samples"], ["session_id"]),
        // What makes something, and what changes or deletes it.
        (
            ["id"],
            ["name", "operation_status", "delivery_status", "description", "subtype", "account_status", "currency"]
        ),
        (["success"], []),
        // What lists.
        (["data"], ["paging", "summary"]),
    ]
}

extension JSON {
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
