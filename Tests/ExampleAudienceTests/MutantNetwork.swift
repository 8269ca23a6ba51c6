import AudienceSync
import CanvasModel
import CanvasStep

@testable import ExampleAudience

/// A mistake that an author of a network, or of its stand-in, could make.
enum Mutation: Hashable, Sendable {
    // Of the plugin.
    case noName, emptyResolution, failingCheck, blindCheck, useCaseWithoutSample
    // Of the step and its keys.
    case offersTwice, claimsKeys, plainAddress, closesHoles, readsNothing
    // Of requests and what answers mean.
    case createsAlways, plansByDoing, randomHeader, hugeBody, tokenInURL
    case believesStatus, ignoresRefusedRows, waitsForPeopleToAct, dropsThrottled, quotesPeople, neverRenews
    /// Takes the failure of that name for another kind.
    case misreads(String)
    // Of the stand-in.
    case losesRows, keepsRemoved, countsTwice, differsOverHTTP, forgetsState, hashesAgain, trustsAnybody
}

/// The reference network with a mistake in it.
struct MutantNetwork: AdNetwork {
    let mutation: Mutation
    private let original = ExampleNetwork()

    init(_ mutation: Mutation) { self.mutation = mutation }

    var declaration: NetworkDeclaration { original.declaration }
    var limits: SyncLimits { original.limits }
    var rules: [MatchKeyRule] { original.rules }

    var failures: [NetworkFailure] { original.failures }

    /// The error table that answers are read by, which should be the declared one.
    private var misread: [NetworkFailure] {
        original.failures.map { failure in
            guard case .misreads(failure.name) = mutation else { return failure }
            var reaction = NetworkFailure.Reaction.transient
            switch failure.reaction {
            case .incident: break
            default: reaction = .incident(.audience)
            }
            return NetworkFailure(
                failure.name,
                status: failure.status,
                code: failure.code,
                reaction,
                row: failure.row,
                failure.sentence,
                example: failure.example
            )
        }
    }

    var troubleshooting: [PluginDocumentation.Troubleshooting] {
        guard mutation == .emptyResolution else { return original.troubleshooting }
        return original.troubleshooting.map { .init($0.code, error: $0.error, $0.description, resolve: "") }
    }

    struct Encoder: MatchKeyEncoder {
        var original: ExampleEncoder
        let mutation: Mutation

        mutating func hasKey(_ person: Int, in people: People) -> Bool {
            mutation == .claimsKeys || original.hasKey(person, in: people)
        }

        mutating func append(_ person: Int, in people: People, to body: inout ByteBuffer) {
            let start = body.count
            original.append(person, in: people, to: &body)
            if mutation == .closesHoles {
                // The empty cell goes to the end, so that the other key stands in its column.
                let row = String(decoding: body.bytes[start...], as: UTF8.self)
                guard row.hasPrefix("[\"\","), row.hasSuffix("\"]") else { return }
                body.truncate(to: start)
                body.append("[" + row.dropFirst(4).dropLast() + ",\"\"]")
            }
            guard mutation == .plainAddress, let column = people.column(named: "email"),
                case .text(let address) = people.value(column, of: person)
            else { return }
            body.append(address)
        }

        func reads(column: Int) -> Bool { mutation != .readsNothing && original.reads(column: column) }
    }

    func encoder(for matching: ExampleMatching, people: People) -> Encoder {
        Encoder(original: original.encoder(for: matching, people: people), mutation: mutation)
    }

    func begin(_ target: SyncTarget<ExampleTarget>, in body: inout ByteBuffer) { original.begin(target, in: &body) }

    func request(
        for batch: SyncBatch<ExampleTarget>,
        body: consuming ByteBuffer,
        credentials: [String: Secret],
        at instant: Instant
    ) -> HTTPRequest {
        var request = original.request(for: batch, body: body, credentials: credentials, at: instant)
        if mutation == .hugeBody, batch.rows > 900 { request.body += Array(repeating: 0x20, count: 1 << 20) }
        if mutation == .randomHeader {
            request.headers.append(HTTPHeader("X-Request", "\(UInt64.random(in: 0...UInt64.max))"))
        }
        return request
    }

    func authorize(_ request: inout HTTPRequest, credentials: [String: Secret], at instant: Instant) {
        original.authorize(&request, credentials: credentials, at: instant)
        if mutation == .tokenInURL { request.target += "?token=\(credentials["token"]?.revealed ?? "")" }
    }

    func renewal(_ credentials: [String: Secret], at instant: Instant) -> HTTPRequest? {
        original.renewal(credentials, at: instant)
    }

    func renewed(by response: HTTPResponse) -> [String: Secret]? {
        mutation == .neverRenews ? nil : original.renewed(by: response)
    }

    func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        if mutation == .believesStatus, call.phase != nil {
            return Interpretation(.accepted(received: call.rows, refused: .none))
        }
        var interpretation = original.interpret(response, to: call)
        if case .misreads = mutation, let code = AnswerJSON(response.body)?["error"]?["code"]?.text,
            let failure = misread.first(where: { $0.code == code })
        {
            let table = FailureTable(misread, troubleshooting: troubleshooting)
            interpretation.verdict = table.verdict(of: failure, to: call)
        }
        switch (mutation, interpretation.verdict) {
        case (.ignoresRefusedRows, .accepted(let received, _)):
            interpretation.verdict = .accepted(received: received, refused: .none)
        case (.waitsForPeopleToAct, .incident(let problem)), (.waitsForPeopleToAct, .renewCredentials(let problem)):
            interpretation.verdict = .transient(problem)
        case (.dropsThrottled, .throttled(_, let problem)):
            interpretation.verdict = .dropRecords(.unknown, problem: problem)
        case (.quotesPeople, .renewCredentials(var problem)):
            problem.sentence += " for kitmark.0001@example.com"
            interpretation.verdict = .incident(problem)
        default: break
        }
        return interpretation
    }

    func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        try await original.check(adAccount: adAccount, with: client)
    }

    func prepare(
        _ audience: ExampleTarget,
        known: [AudienceHandle],
        with client: LaunchClient
    ) async throws(LaunchRefusal) -> AudienceHandle {
        guard mutation == .createsAlways || mutation == .plansByDoing else {
            return try await original.prepare(audience, known: known, with: client)
        }
        let name = mutation == .createsAlways ? "\(audience.audience.name) " : audience.audience.name
        let request = HTTPRequest(
            method: "POST",
            target: "/v1/accounts/\(audience.adAccount)/audiences",
            body: Array(#"{"name":"\#(name)"}"#.utf8)
        )
        let made = try await client.read(request)
        return AudienceHandle(adAccount: audience.adAccount, id: AnswerJSON(made.body)?["id"]?.text ?? "", name: name)
    }
}
