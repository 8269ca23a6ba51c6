public import CanvasModel
public import CanvasStep

/// An answer that a scenario or a client writes out, to see what comes of it.
public struct ScriptedAnswer: Sendable {
    /// The answer.
    public let response: HTTPResponse
    /// Whether it may be anything, rather than something that the network could answer.
    public let isRaw: Bool
    /// Where it was written.
    public let position: Position

    /// Describes an answer.
    public init(_ response: HTTPResponse, isRaw: Bool = false, at position: Position = Position(file: "")) {
        self.response = response
        self.isRaw = isRaw
        self.position = position
    }

    /// What keeps it from being an answer of a network, at its place; `nil` when it could be one, or is raw.
    public func problem(for simulator: any Simulator.Type) -> Diagnostic? {
        guard !isRaw, let problem = simulator.problem(with: response) else { return nil }
        return .error(at: position, problem, fix: "add raw: true to answer it all the same")
    }

    static let keys = ["status", "headers", "body", "raw"]

    /// Reads an answer such as `{ status: 503, headers: { Retry-After: 60 }, body: { error: … } }`.
    static func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> ScriptedAnswer? {
        guard value.members != nil else {
            diagnostics.error(
                at: value.position,
                "an answer is a mapping, not \(value.kindDescription)",
                fix: "for example { status: 503, body: { error: … } }"
            )
            return nil
        }
        value.refuseUnknownKeys(known: keys, of: "an answer", into: &diagnostics)
        guard let status = value["status"]?.integer, (200...599).contains(status) else {
            let place = value["status"]
            diagnostics.error(
                at: place?.position ?? value.position,
                place.map { "`status` takes a number from 200 to 599, not \($0.kindDescription)" }
                    ?? "the answer has no `status`"
            )
            return nil
        }
        if let raw = value["raw"], raw.boolean == nil {
            diagnostics.error(at: raw.position, "`raw` takes true or false, not \(raw.kindDescription)")
        }
        if let headers = value["headers"], headers.members == nil {
            diagnostics.error(at: headers.position, "`headers` takes a mapping, not \(headers.kindDescription)")
        }
        let headers = (value["headers"]?.members ?? []).map { HTTPHeader($0.key, $0.value.text ?? "") }
        let isDocument = value["body"].map { $0.members != nil || $0.elements != nil } ?? false
        let hasType = headers.contains { $0.name.lowercased() == "content-type" }
        return ScriptedAnswer(
            HTTPResponse(
                status: status,
                headers: headers + (isDocument && !hasType ? [HTTPHeader("Content-Type", "application/json")] : []),
                body: value["body"].map(body) ?? []
            ),
            isRaw: value["raw"]?.boolean ?? false,
            at: value.position
        )
    }

    /// A mapping or a list as JSON, a text as it is.
    private static func body(_ value: LocatedValue) -> [UInt8] {
        if let text = value.text { return Array(text.utf8) }
        return ControlJSON(value).document
    }
}

extension ScriptedAnswer: Hashable {
    /// Whether both say the same.
    public static func == (left: ScriptedAnswer, right: ScriptedAnswer) -> Bool {
        left.response.status == right.response.status && left.response.body == right.response.body
            && left.response.headers.map(\.name) == right.response.headers.map(\.name)
            && left.response.headers.map(\.value) == right.response.headers.map(\.value)
            && left.isRaw == right.isRaw
    }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(response.status)
        hasher.combine(response.body)
    }
}

extension ControlJSON {
    /// The value of a document: a scalar in quotes is a text, whatever it looks like.
    fileprivate init(_ value: LocatedValue) {
        switch value.node {
        case .list(let elements): self = .list(elements.map { ControlJSON($0) })
        case .map(let members): self = .object(members.map { ($0.key, ControlJSON($0.value)) })
        case .scalar(let text, _):
            if value.isNull {
                self = .null
            } else if value.boolean != nil || value.number != nil {
                self = .literal(text)
            } else {
                self = .text(text)
            }
        }
    }
}
