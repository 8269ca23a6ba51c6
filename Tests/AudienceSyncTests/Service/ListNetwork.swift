import AudienceSync
import CanvasModel
import CanvasStep
import Synchronization

/// A network made up for tests: positional rows of two cells, PATCH, and answers that name nobody.
struct ListNetwork: AdNetwork {
    struct List: AudienceSpecification {
        var adAccount = "acct"
        var name = "list"
        var matching = ["email", "phone"]
    }

    struct Encoder: MatchKeyEncoder {
        let columns: [Int]

        func hasKey(_ person: Int, in people: People) -> Bool {
            columns.contains { people.value($0, of: person) != .missing }
        }

        func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
            body.append(literal: "[")
            for (place, column) in columns.enumerated() {
                if place > 0 { body.append(literal: ",") }
                body.append(literal: "\"")
                if case .text(let text) = people.value(column, of: person) { body.appendJSONEscaped(text) }
                body.append(literal: "\"")
            }
            body.append(literal: "]")
        }

        func reads(column: Int) -> Bool { columns.contains(column) }
    }

    var limits = SyncLimits(people: 3, bytes: 1 << 16, trailer: 64)
    let declaration = NetworkDeclaration(
        name: "lists",
        baseURL: "https://lists.example",
        versions: [.init("v1")],
        credentials: [.init("token", environmentVariable: "LISTS_TOKEN", isSecret: true, isRequired: true)]
    )
    let troubleshooting: [PluginDocumentation.Troubleshooting] = []

    func encoder(for matching: [String], people: People) -> Encoder {
        Encoder(columns: matching.compactMap { people.column(named: $0) })
    }

    func begin(_ target: SyncTarget<List>, in body: inout ByteBuffer) {
        body.append(literal: "{\"rows\":[")
    }

    func request(
        for batch: SyncBatch<List>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        body.append(literal: "]}")
        return HTTPRequest(
            method: "PATCH",
            target: "/lists/\(batch.target.handle.id)/\(batch.target.operation.rawValue)",
            headers: [HTTPHeader("Authorization", credentials["token"]?.revealed ?? "")],
            body: body.take()
        )
    }

    func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        let problem = NetworkProblem(scope: .token, code: "L1", sentence: "the token is wrong", resolve: "make another")
        switch response.status {
        case 200:
            guard case .rows(_, let rows, _) = call else { return .accepted(0) }
            return .accepted(rows)
        case 401: return Interpretation(.incident(problem))
        case 429: return Interpretation(.throttled(wait: .minutes(5), problem: problem))
        default: return Interpretation(.transient(problem))
        }
    }

    func prepare(
        _ audience: List,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        let request = HTTPRequest(method: "PUT", target: "/lists/\(audience.name)")
        let response = try await client.write(request, assuming: HTTPResponse(status: 200))
        return AudienceHandle(
            adAccount: audience.adAccount,
            id: "\(audience.name)\(response.status)",
            name: audience.name
        )
    }
}

/// Answers requests by a function, in process, and keeps them.
final class ScriptedTransport: HTTPTransport {
    struct Call: Sendable {
        let request: HTTPRequest
        let at: Instant
    }

    private let calls = Mutex<[Call]>([])
    private let answer: @Sendable (Call, Int) throws(TransportError) -> HTTPResponse

    init(_ answer: @escaping @Sendable (Call, Int) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    var sent: [Call] { calls.withLock { $0 } }

    func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse {
        let call = Call(request: request, at: instant)
        let ordinal = calls.withLock { all in
            all.append(call)
            return all.count - 1
        }
        return try answer(call, ordinal)
    }
}

extension HTTPRequest {
    var text: String { String(decoding: body, as: UTF8.self) }
}
