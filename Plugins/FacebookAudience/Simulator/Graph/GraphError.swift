import NetworkSimulator

/// An answer of the Graph API that says what is wrong.
///
/// Source: Meta, Graph API, Handle Errors; recorded bodies in Grouparoo's tests.
struct GraphError: Error, Hashable, Sendable {
    var status = 400
    var message: String
    var type = "OAuthException"
    var code: Int
    var subcode: Int?
    var isTransient: Bool?
    var title: String?
    var userMessage: String?
    /// The parameter that is to blame, from the outermost inwards.
    var blame: [String]?

    /// The envelope; the order of its members is that of recorded bodies.
    func body(trace: String) -> JSON {
        var members: [JSON.Member] = [
            .init(name: "message", value: .text(message)),
            .init(name: "type", value: .text(type)),
            .init(name: "code", value: .number(code)),
        ]
        if let subcode { members.append(.init(name: "error_subcode", value: .number(subcode))) }
        if let isTransient { members.append(.init(name: "is_transient", value: .bool(isTransient))) }
        if let title { members.append(.init(name: "error_user_title", value: .text(title))) }
        if let blame {
            let names: [JSON] = blame.map { .text($0) }
            members.append(.init(name: "error_data", value: ["blame_field_specs": [.array(names)]]))
        }
        if let userMessage { members.append(.init(name: "error_user_msg", value: .text(userMessage))) }
        members.append(.init(name: "fbtrace_id", value: .text(trace)))
        return ["error": .object(members)]
    }
}
