import AudienceSync
import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator
import Testing
import WireVectors

@testable import GoogleAudience
@testable import GoogleSimulator

/// The Data Manager API's documented requests and answers, as the vectors hold them.
@Suite struct GoogleWireTests {
    private let wire: WireVectors
    private let network = GoogleNetwork()
    private static let now = Instant(seconds: 1_772_442_000)

    init() throws { wire = try WireVectors("google-data-manager", in: .module) }

    private func people() throws -> People {
        var builder = PeopleBuilder()
        let all: [(String, [(String, String)])] = [
            (
                "cust-0001",
                [
                    ("email", "alexz@example.com"), ("phone", "+18005550100"), ("first_name", "Alex"),
                    ("last_name", "Quinn"), ("country", "US"), ("zip", "94045"),
                ]
            ),
            ("cust-0002", [("email", "QuinnY@EXAMPLE.com")]),
        ]
        for (id, attributes) in all {
            builder.begin(externalID: id.utf8)
            for (name, value) in attributes { builder.set(builder.handle(name), value.utf8) }
        }
        return try builder.finish()
    }

    private static let handle = AudienceHandle(adAccount: "1234567890", id: "7090784486", name: "trial users")

    private func call(_ rows: Int, _ phase: SyncPhase = .rows, _ operation: SyncOperation = .add) -> SyncCall {
        let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: rows, acknowledged: 0)
        return .rows(operation, rows: rows, session: session, phase: phase, handle: Self.handle, at: Self.now)
    }

    /// The request that the network makes of these people.
    private func request(
        _ operation: SyncOperation,
        _ fields: [GoogleField],
        _ encoding: GoogleEncoding = .hex,
        of count: Int = 1
    ) throws -> HTTPRequest {
        let people = try people()
        var target = GoogleTarget()
        target.adAccount = "1234567890"
        target.audience = .existing("trial users")
        target.matching = GoogleMatching(fields: fields, encoding: encoding)
        if operation == .remove { target = target.forRemoval }
        let place = SyncTarget(operation: operation, audience: target, handle: Self.handle)
        var encoder = network.encoder(for: target.matching, people: people)
        var body = ByteBuffer()
        network.begin(place, in: &body)
        for person in 0..<count {
            if person > 0 { body.append(literal: ",") }
            let index = try #require(people.person(externalID: "cust-000\(person + 1)"))
            encoder.append(index, in: people, to: &body)
        }
        let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: count, acknowledged: 0)
        let batch = SyncBatch(target: place, session: session, rows: count)
        return network.request(for: batch, body: body, credentials: [:], at: Self.now)
    }

    @Test("An ingestion is the documented one, but for consent, which is each person's own")
    func ingestion() throws {
        let request = try request(.add, [.email, .phone, .address], of: 2)
        let sent = try #require(AnswerJSON(request.body))
        let documented = try wire.request("ingest")
        #expect(request.method == "POST" && request.target == documented["path"]?.text)
        let json = try #require(documented["json"])
        for name in ["destinations", "encoding", "termsOfService"] { #expect(sent[name] == json[name]) }
        let members = try #require(json["audienceMembers"]?.elements)
        #expect(sent["audienceMembers"]?.elements?.map { $0["userData"] } == members.map { $0["userData"] })
        let names = Set((json.members ?? []).map(\.name))
        #expect((sent.members ?? []).allSatisfy { names.contains($0.name) })
    }

    @Test("Digests in Base64 are the documented ones")
    func base64() throws {
        let sent = try #require(AnswerJSON(try request(.add, [.email], .base64).body))
        #expect(sent == (try wire.request("ingest, base64"))["json"])
    }

    @Test("A removal has neither consent nor terms, and names the key of the older rule too")
    func removal() throws {
        let request = try request(.remove, [.email])
        let documented = try wire.request("remove")
        let sent = try #require(AnswerJSON(request.body))
        #expect(request.target == documented["path"]?.text)
        for name in ["destinations", "encoding"] { #expect(sent[name] == documented["json"]?[name]) }
        let wanted = documented["json"]?["audienceMembers"]?.elements?[0]["userData"]?["userIdentifiers"]?.elements?[0]
        let own = try #require(sent["audienceMembers"]?.elements?[0]["userData"]?["userIdentifiers"]?.elements)
        #expect(own.count == 2 && own.allSatisfy { $0 == wanted })
        #expect(sent.members?.map(\.name) == ["audienceMembers", "destinations", "encoding"])
    }

    @Test("Every documented answer means what the vectors say")
    func answers() throws {
        let taken = network.interpret(try wire.answer("ingest"), to: call(2)).verdict
        #expect(taken == .proceed("poll", receipt: "b1a2c3d4e5f60718293a4b5c6d7e8f90", after: .minutes(30)))
        let removed = network.interpret(try wire.answer("remove"), to: call(1, .rows, .remove)).verdict
        #expect(removed == .proceed("poll", receipt: "b1a2c3d4e5f60718293a4b5c6d7e8f92", after: .minutes(30)))
        let processing = network.interpret(try wire.answer("status, still processing"), to: call(2, "poll")).verdict
        #expect(processing == .transient(GoogleNetwork.processing))
        let partial = network.interpret(try wire.answer("status, partial"), to: call(2, "poll")).verdict
        guard case .dropRecords(.unknown, let problem) = partial else {
            Issue.record("a count names nobody, and the verdict is \(partial)")
            return
        }
        #expect(problem.code == "G11" && problem.sentence.contains("PROCESSING_ERROR_REASON_DENIED_CONSENT"))
        // The same count of a person who is alone is that person's.
        let alone = network.interpret(try wire.answer("status, partial"), to: call(1, "poll")).verdict
        #expect(alone == .dropRecords(.positions([0]), problem: problem))
    }

    @Test("A poll is the documented request")
    func poll() throws {
        var target = GoogleTarget()
        target.adAccount = "1234567890"
        target.matching = GoogleMatching(fields: [.email])
        let job = SyncJob(
            target: SyncTarget(operation: .add, audience: target, handle: Self.handle),
            phase: "poll",
            receipt: "b1a2c3d4e5f60718293a4b5c6d7e8f90",
            rows: 2,
            session: SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: 2, acknowledged: 0)
        )
        let request = network.request(continuing: job, credentials: [:], at: Self.now)
        let documented = try wire.request("status, still")
        let id = try #require(documented["query"]?["requestId"]?.text)
        #expect(request.method == "GET")
        #expect(request.target == "\(documented["path"]?.text ?? "")?requestId=\(id)")
    }

    @Test("Every classified error of the vectors is of its class")
    func errors() throws {
        #expect(wire.errors.count == 6)
        for error in wire.errors {
            let answer = try wire.response(error)
            let kind: String =
                switch network.interpret(answer, to: call(3)).verdict {
                case .transient: "transient"
                case .throttled: "throttle"
                case .dropRecords(.positions([1]), _): "record-located"
                case .incident(let problem): problem.scope == .operation ? "bug" : "permanent-config"
                default: "other"
                }
            #expect(kind == error["class"]?.text, "\(error["name"]?.text ?? "")")
        }
    }

    @Test("The stand-in takes the documented requests, and answers as documented")
    func simulator() throws {
        var simulator = GoogleSimulator(SimulatorSettings(seed: 3, keepsRows: true))
        let list = simulator.make("trial users", in: "1234567890", isMobile: false, days: 540)
        func send(_ fixture: String) throws -> HTTPResponse {
            let documented = try wire.request(fixture)
            var request = HTTPRequest(method: documented["method"]?.text ?? "", target: documented["path"]?.text ?? "")
            request.headers = [HTTPHeader("Authorization", "Bearer \(simulator.token.revealed)")]
            let body = try wire.text(try #require(documented["json"]))
            request.body = Array(body.replacing("7090784486", with: list.id).utf8)
            return simulator.respond(to: request, at: Self.now)
        }
        let dry = try send("dry run")
        #expect(dry.status == 200 && AnswerJSON(dry.body) == AnswerJSON(Array("{}".utf8)))
        #expect(simulator.audiences.first?.members == 0)
        let taken = try send("ingest")
        let id = try #require(AnswerJSON(taken.body)?["requestId"]?.text)
        #expect(taken.status == 200 && id.count == 32)
        // The second person has refused one consent.
        #expect(simulator.audiences.first?.members == 1)
        func poll(at instant: Instant) -> AnswerJSON? {
            let request = HTTPRequest(
                method: "GET",
                target: "/v1/requestStatus:retrieve?requestId=\(id)",
                headers: [HTTPHeader("Authorization", "Bearer \(simulator.token.revealed)")]
            )
            return AnswerJSON(simulator.respond(to: request, at: instant).body)?["requestStatusPerDestination"]?
                .elements?
                .first
        }
        #expect(poll(at: Self.now)?["requestStatus"]?.text == "PROCESSING")
        let done = poll(at: Self.now + .minutes(30))
        let documented = try #require(
            AnswerJSON(try wire.answer("status, partial").body)?["requestStatusPerDestination"]?.elements?.first
        )
        #expect(done?["requestStatus"] == documented["requestStatus"])
        #expect(done?["errorInfo"] == documented["errorInfo"])
        let counts = done?["audienceMembersIngestionStatus"]?["userDataIngestionStatus"]
        #expect(counts?["recordCount"] == .text("2") && counts?["userIdentifierCount"] == .text("4"))
        #expect(try send("ingest, base64").status == 200)
        #expect(simulator.audiences.first?.members == 1)
        #expect(try send("remove").status == 200)
        #expect(simulator.audiences.first?.members == 0)
    }

    @Test(
        "The stand-in refuses what Google refuses",
        arguments: [
            (#""addressInfo":{}"#, "INVALID_JSON_PAYLOAD"), (#""emailAddress":"alexz@example.com""#, "G9"),
        ]
    )
    func refusals(identifier: String, wanted: String) {
        var simulator = GoogleSimulator(SimulatorSettings(seed: 3))
        let list = simulator.make("trial users", in: "1234567890", isMobile: false, days: 540)
        let destination =
            #"{"operatingAccount":{"accountType":1,"accountId":"1234567890"},"productDestinationId":"\#(list.id)"}"#
        let body =
            #"{"destinations":[\#(destination)],"encoding":1,"termsOfService":{"customerMatchTermsOfServiceStatus":1},"#
            + #""audienceMembers":[{"userData":{"userIdentifiers":[{\#(identifier)}]}}]}"#
        let request = HTTPRequest(
            method: "POST",
            target: "/v1/audienceMembers:ingest",
            headers: [HTTPHeader("Authorization", "Bearer \(simulator.token.revealed)")],
            body: Array(body.utf8)
        )
        let answer = simulator.respond(to: request, at: Self.now)
        #expect(answer.status == 400 && simulator.audiences[0].received == 0)
        let problem = network.interpret(answer, to: call(1)).verdict.problem
        #expect(problem?.code == (wanted == "INVALID_JSON_PAYLOAD" ? "G10" : wanted))
        #expect(GoogleSimulator.problem(with: answer) == nil)
    }

    @Test("A refresh is the documented form to Google's own host, and a dead one must be connected anew")
    func refresh() throws {
        let auth = try WireVectors("auth", in: .module)
        let form = try #require(try auth.request("google")["form"]?.members)
        let credentials = Dictionary(uniqueKeysWithValues: form.map { ($0.name, Secret($0.value.text ?? "")) })
        let request = try #require(network.renewal(credentials, at: Self.now))
        #expect(request.origin == "oauth" && request.target == "/token")
        let sent = String(decoding: request.body, as: UTF8.self).split(separator: "&").sorted()
        #expect(sent == form.map { "\($0.name)=\($0.value.text ?? "")"[...] }.sorted())
        #expect(network.declaration.origins["oauth"] == "https://oauth2.googleapis.com")
        #expect(network.renewed(by: try auth.answer("google"))?["access_token"]?.revealed == "ya29.x")
        #expect(network.renewed(by: try auth.answer("google dead")) == nil)
        #expect(network.renewal(["refresh_token": Secret("r")], at: Self.now) == nil)
        var simulator = GoogleSimulator(SimulatorSettings(seed: 3))
        var dead = request
        dead.body = Array("grant_type=refresh_token&refresh_token=dead".utf8)
        let refused = simulator.respond(to: dead, at: Self.now)
        #expect(try refused.status == 400 && AnswerJSON(refused.body) == AnswerJSON(auth.answer("google dead").body))
    }
}
