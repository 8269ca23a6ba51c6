import AudienceSync
import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator
import Testing

@testable import LinkedInAudience
@testable import LinkedInSimulator

/// LinkedIn's documented requests and answers, as the vectors hold them.
@Suite struct LinkedInWireTests {
    private let vectors: AnswerJSON
    private let network = LinkedInNetwork()
    private static let now = Instant(seconds: 1_772_442_000)

    init() throws {
        let url = try #require(
            Bundle.module.url(forResource: "linkedin", withExtension: "json", subdirectory: "Vectors")
        )
        vectors = try #require(AnswerJSON(Data(contentsOf: url)))
    }

    private func fixture(_ name: String) throws -> AnswerJSON {
        let fixtures = try #require(vectors["fixtures"]?.elements)
        return try #require(fixtures.first { $0["name"]?.text?.hasPrefix(name) == true })
    }

    private func people() throws -> People {
        var builder = PeopleBuilder()
        builder.begin(externalID: "cust-0001".utf8)
        for (name, value) in [
            ("email", "alexz@example.com"), ("first_name", "Alex"), ("last_name", "Quinn"), ("country", "US"),
        ] {
            let handle = builder.handle(name)
            builder.set(handle, value.utf8)
        }
        builder.addDevice(
            idfa: nil,
            googleAdID: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            adTrackingEnabled: true
        )
        return try builder.finish()
    }

    private static func handle(madeAt: Instant? = nil) -> AudienceHandle {
        AudienceHandle(adAccount: "512345678", id: "32589526", name: "step-42", createdAt: madeAt)
    }

    private func call(_ rows: Int, _ handle: AudienceHandle = handle()) -> SyncCall {
        let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: rows, acknowledged: 0)
        return .rows(.add, rows: rows, session: session, handle: handle, at: Self.now)
    }

    @Test("An element is the documented one, byte for byte but for space")
    func element() throws {
        let people = try people()
        let expected = try #require(fixture("users batch")["request"]?["json"]?["elements"]?.elements)
        var encoder = network.encoder(
            for: LinkedInMatching(
                fields: [.email, .googleAdID, .firstName, .lastName, .country],
                digest: .sha256
            ),
            people: people
        )
        var body = ByteBuffer()
        encoder.append(0, in: people, to: &body)
        #expect(AnswerJSON(body.bytes) == expected[0])
        var removing = network.encoder(
            for: LinkedInMatching(fields: [.email], digest: .sha256, isRemoval: true),
            people: people
        )
        var removal = ByteBuffer()
        removing.append(0, in: people, to: &removal)
        #expect(AnswerJSON(removal.bytes)?["action"]?.text == "REMOVE")
        #expect(AnswerJSON(removal.bytes)?["userIds"]?.elements?.count == 1)
    }

    @Test("The answer to a batch says for each element what became of it")
    func answers() throws {
        let response = try #require(fixture("users batch")["response"])
        let elements = try #require(response["json"]?["elements"]?.elements)
        let body = elements.map { element in
            element["status"]?.integer == 201
                ? #"{"status":201}"#
                : #"{"status":400,"error":{"message":"idValue is not a valid SHA256 hash","status":400}}"#
        }
        let answer = HTTPResponse(status: 200, body: Array(#"{"elements":[\#(body.joined(separator: ","))]}"#.utf8))
        guard case .rows(let rows) = network.interpret(answer, to: call(3)).verdict else {
            Issue.record("the answer is not row by row")
            return
        }
        #expect(rows.count == 3 && rows[0] == .taken && rows[1] == .taken)
        guard case .refused(let problem) = rows[2] else {
            Issue.record("the third element is not refused")
            return
        }
        #expect(problem.code == "L7")
    }

    @Test("Every classified error of the vectors is of its class")
    func errors() throws {
        let errors = try #require(vectors["errors"]?.elements)
        #expect(errors.count == 5)
        for error in errors {
            let status = try #require(error["response"]?["status"]?.integer)
            let code = error["response"]?["json"]?["code"]?.text.map { #","code":"\#($0)""# } ?? ""
            let answer = HTTPResponse(status: status, body: Array(#"{"status":\#(status)\#(code),"message":"m"}"#.utf8))
            let isYoung = status == 404
            let verdict = network.interpret(answer, to: call(1, Self.handle(madeAt: isYoung ? Self.now : nil))).verdict
            let kind: String =
                switch verdict {
                case .transient: "transient"
                case .throttled: "throttle"
                case .renewCredentials: "auth"
                case .incident: "permanent-config"
                default: "other"
                }
            #expect(kind == error["class"]?.text, "\(error["name"]?.text ?? "")")
        }
    }

    @Test("A segment that is not there is young for two minutes, and gone after that")
    func young() {
        let missing = HTTPResponse(status: 404, body: Array(#"{"status":404,"message":"DMP segment not found"}"#.utf8))
        let made = Self.handle(madeAt: Self.now - .minutes(1))
        let old = Self.handle(madeAt: Self.now - .minutes(3))
        #expect(network.interpret(missing, to: call(1, made)).verdict == .transient(LinkedInNetwork.young))
        guard case .incident(let problem) = network.interpret(missing, to: call(1, old)).verdict else {
            Issue.record("a segment that was deleted is no incident")
            return
        }
        #expect(problem.code == "L3" && problem.scope == .audience)
    }

    @Test("The simulator answers the documented requests as documented")
    func simulator() throws {
        var simulator = LinkedInSimulator(SimulatorSettings(seed: 3))
        func request(_ name: String, _ target: String, _ method: String) throws -> HTTPRequest {
            let fixture = try fixture(name)
            var request = HTTPRequest(method: method, target: target)
            request.headers = try #require(fixture["request"]?["headers"]?.members).map {
                HTTPHeader($0.name, $0.value.text ?? "")
            }
            request.headers.append(HTTPHeader("Authorization", "Bearer \(simulator.token.revealed)"))
            return request
        }
        var create = try request("create segment", "/rest/dmpSegments", "POST")
        create.body = Array(
            #"{"name":"Canvas: trial users","account":"urn:li:sponsoredAccount:512345678","sourcePlatform":"CANVAS","#
                .utf8
        )
        create.body += Array(
            #""sourceSegmentId":"step-42","type":"USER","destinations":[{"destination":"LINKEDIN"}]}"#.utf8
        )
        let made = simulator.respond(to: create, at: Self.now)
        let id = try #require(made.headers["x-restli-id"])
        #expect(made.status == 201 && made.body.isEmpty)
        let query =
            "q=account&account=urn%3Ali%3AsponsoredAccount%3A512345678&sourceSegmentId=step-42&sourcePlatform=CANVAS"
        let find = try request("find segment", "/rest/dmpSegments?\(query)", "GET")
        let found = AnswerJSON(simulator.respond(to: find, at: Self.now).body)
        #expect(found?["elements"]?.elements?.first?["id"]?.text == id)
        var batch = try request("users batch", "/rest/dmpSegments/\(id)/users", "POST")
        batch.body = Array(
            (#"{"elements":[{"action":"ADD","userIds":[{"idType":"SHA256_EMAIL","idValue":"\#(String(repeating: "a", count: 64))"}]},"#
                + #"{"action":"ADD","userIds":[{"idType":"SHA256_EMAIL","idValue":"zz"}]}]}"#).utf8
        )
        let answer = try #require(AnswerJSON(simulator.respond(to: batch, at: Self.now).body))
        #expect(answer["elements"]?.elements?.map { $0["status"]?.integer } == [201, 400])
        #expect(answer["elements"]?.elements?[1]["error"]?["message"]?.text == "idValue is not a valid SHA256 hash")
        #expect(simulator.audiences.first?.members == 1)
    }

    @Test("A refresh is the documented form, to LinkedIn's own host")
    func refresh() throws {
        let credentials = [
            "refresh_token": Secret("r"), "client_id": Secret("cid"), "client_secret": Secret("sec&ret"),
        ]
        let request = try #require(network.renewal(credentials, at: Self.now))
        #expect(request.origin == "oauth" && request.target == "/oauth/v2/accessToken")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "grant_type=refresh_token&refresh_token=r&client_id=cid&client_secret=sec%26ret"
        )
        #expect(network.renewal(["refresh_token": Secret("r")], at: Self.now) == nil)
        let answer = HTTPResponse(
            status: 200,
            body: Array(#"{"access_token":"a","expires_in":5184000,"refresh_token":"r2"}"#.utf8)
        )
        #expect(network.renewed(by: answer)?["access_token"]?.revealed == "a")
        #expect(network.renewed(by: answer)?["refresh_token"]?.revealed == "r2")
        #expect(network.renewed(by: HTTPResponse(status: 400)) == nil)
    }
}
