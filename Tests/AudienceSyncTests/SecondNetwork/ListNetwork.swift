import AudienceSync
import CanvasModel
import CanvasStep

/// A second network, as unlike the first as can be: positional rows without a schema and without digests, at most 2,500 a
/// request, PATCH, no sessions, no usage headers, and answers that have no body at all.
struct ListNetwork: AdNetwork {
    struct List: AudienceSpecification {
        var adAccount = "acct"
        var name = "list"
        /// The attributes of the cells; `note:TEXT` is a cell that additions carry beside them.
        var matching = ["email", "phone"]
        var forRemoval: List {
            List(adAccount: adAccount, name: name, matching: matching.filter { !$0.hasPrefix("note:") })
        }
    }

    struct Encoder: MatchKeyEncoder {
        let columns: [(name: String, column: Int)]
        let notes: [String]

        func hasKey(_ person: Int, in people: People) -> Bool {
            columns.contains { people.value($0.column, of: person) != .missing }
        }

        func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
            body.append(literal: "[")
            for (place, (_, column)) in columns.enumerated() {
                if place > 0 { body.append(literal: ",") }
                body.append(literal: "\"")
                if case .text(let text) = people.value(column, of: person) { body.appendJSONEscaped(text) }
                body.append(literal: "\"")
            }
            for note in notes {
                body.append(literal: ",\"")
                body.appendJSONEscaped(note)
                body.append(literal: "\"")
            }
            body.append(literal: "]")
        }

        func reads(column: Int) -> Bool { columns.contains { $0.column == column } }

        func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
            let usable = columns.filter { people.value($0.column, of: person) != .missing }
            return MatchKeyReport(keys: usable.map { MatchKeyReport.Key($0.name, wire: "") })
        }
    }

    var limits = SyncLimits(people: 2500, bytes: 1 << 20, trailer: 64)
    var rules: [MatchKeyRule] = []
    var failures: [NetworkFailure] = []
    let quotas = [SyncQuota(tier: "everybody", requests: 2, window: .minutes(1))]
    let declaration = NetworkDeclaration(
        name: "lists",
        baseURL: "https://lists.example",
        versions: [.init("v1")],
        credentials: [.init("token", environmentVariable: "LISTS_TOKEN", isSecret: true, isRequired: true)]
    )
    var troubleshooting: [PluginDocumentation.Troubleshooting] = []

    func encoder(for matching: [String], people: People) -> Encoder {
        Encoder(
            columns: matching.compactMap { name in people.column(named: name).map { (name, $0) } },
            notes: matching.filter { $0.hasPrefix("note:") }.map { String($0.dropFirst(5)) }
        )
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
            return .accepted(call.rows)
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
        let authorization = HTTPHeader("Authorization", client.credentials["token"]?.revealed ?? "")
        let request = HTTPRequest(method: "PUT", target: "/lists/\(audience.name)", headers: [authorization])
        let response = try await client.write(request, assuming: HTTPResponse(status: 200))
        return AudienceHandle(
            adAccount: audience.adAccount,
            id: "\(audience.name)\(response.status)",
            name: audience.name
        )
    }
}
