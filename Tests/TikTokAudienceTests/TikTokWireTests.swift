import AudienceSync
import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator
import Testing
import WireVectors

@testable import TikTokAudience
@testable import TikTokSimulator

/// TikTok's documented requests and answers, as the vectors hold them.
@Suite struct TikTokWireTests {
    private let wire: WireVectors
    private let network = TikTokNetwork()
    private static let now = Instant(seconds: 1_772_442_000)
    private static let session = SyncSession(id: 1, sequence: 1, isLast: true, estimatedTotal: 2, acknowledged: 0)

    init() throws { wire = try WireVectors("tiktok", in: .module) }

    private func people() throws -> People {
        var builder = PeopleBuilder()
        builder.begin(externalID: "cust-0001".utf8)
        builder.set(builder.handle("email"), "alexz@example.com".utf8)
        builder.set(builder.handle("phone"), "+18005550100".utf8)
        builder.addDevice(idfa: "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", googleAdID: nil, adTrackingEnabled: true)
        builder.begin(externalID: "cust-0002".utf8)
        builder.set(builder.handle("email"), "QuinnY@EXAMPLE.com".utf8)
        builder.begin(externalID: "cust-0003".utf8)
        builder.set(builder.handle("email"), "Al.Ex+tag@example.com".utf8)
        return try builder.finish()
    }

    private func target(
        _ operation: SyncOperation,
        _ delivery: TikTokDelivery,
        _ fields: [TikTokField],
        id: String
    ) -> SyncTarget<TikTokTarget> {
        let name = "Canvas: trial users"
        var audience = TikTokTarget()
        audience.adAccount = "7000000000000000001"
        audience.audience = .create(name)
        audience.matching = TikTokMatching(delivery: delivery, fields: fields)
        audience.retentionDays = 180
        if operation == .remove { audience = audience.forRemoval }
        let handle = AudienceHandle(adAccount: "7000000000000000001", id: id, name: name)
        return SyncTarget(operation: operation, audience: audience, handle: handle)
    }

    /// The request that the network makes of these people.
    private func request(_ target: SyncTarget<TikTokTarget>, of people: Range<Int>) throws -> HTTPRequest {
        let everybody = try self.people()
        var encoder = network.encoder(for: target.audience.matching, people: everybody)
        var body = ByteBuffer()
        network.begin(target, in: &body)
        for person in people {
            if person > people.lowerBound { body.append(literal: ",") }
            let index = try #require(everybody.person(externalID: "cust-000\(person + 1)"))
            encoder.append(index, in: everybody, to: &body)
        }
        let batch = SyncBatch(target: target, session: Self.session, rows: people.count)
        return network.request(for: batch, body: body, credentials: [:], at: Self.now)
    }

    private func call(_ phase: SyncPhase = .rows, id: String = "") -> SyncCall {
        let handle = AudienceHandle(adAccount: "7000000000000000001", id: id, name: "Canvas: trial users")
        return .rows(.add, rows: 2, session: Self.session, phase: phase, handle: handle, at: Self.now)
    }

    @Test("A mapping is the documented one, with a hole where somebody lacks a key")
    func mapping() throws {
        let fields: [TikTokField] = [.email, .phone, .idfa]
        let sent = try request(target(.add, .stream, fields, id: "23856594064540489"), of: 0..<2)
        let documented = try wire.request("mapping add")
        #expect(sent.method == "POST" && sent.target == documented["path"]?.text)
        #expect(AnswerJSON(sent.body) == documented["json"])
        let removed = try request(target(.remove, .stream, [.email], id: "23856594064540489"), of: 0..<1)
        #expect(AnswerJSON(removed.body) == (try wire.request("mapping delete"))["json"])
    }

    @Test("A removal names a person whose address the older rule reads otherwise by both")
    func removal() throws {
        let rules = TikTokField.email.rule
        let keys = [rules, rules.supersedes[0]].map { $0.wire(of: "Al.Ex+tag@example.com") }
        let streamed = try request(target(.remove, .stream, [.email, .phone], id: "1"), of: 2..<3)
        let rows = try #require(AnswerJSON(streamed.body)?["batch_data"]?.elements)
        #expect(rows.map { $0.elements?[0]["id"]?.text } == keys && keys[0] != keys[1])
        #expect(rows.allSatisfy { $0.elements?.count == 2 && $0.elements?[1] == .object([:]) })
        let filed = try request(target(.remove, .file, [.email], id: "1"), of: 2..<3)
        let text = String(decoding: filed.body, as: UTF8.self)
        #expect(text.contains(keys.map { "\($0 ?? "")\n" }.joined()))
    }

    @Test("An upload is the documented form, with the MD5 of its file")
    func upload() throws {
        let sent = try request(target(.add, .file, [.email], id: ""), of: 0..<2)
        let documented = try wire.request("file upload")
        #expect(sent.target == documented["path"]?.text)
        let boundary = try #require(MultipartForm.boundary(of: sent.headers["Content-Type"] ?? ""))
        let fields = Dictionary(
            uniqueKeysWithValues: MultipartForm.fields(of: sent.body, boundary: boundary).map {
                ($0.name, String(decoding: sent.body[$0.value], as: UTF8.self))
            }
        )
        let wanted = try #require(documented["multipart"])
        for name in ["advertiser_id", "calculate_type", "file_signature"] {
            #expect(fields[name] == wanted[name]?.text)
        }
        #expect(fields["file"] == wanted["file"]?["text"]?.text && fields.count == 4)
        let signatures = try AnswerJSON(
            Data(
                contentsOf: #require(
                    Bundle.module.url(forResource: "signatures", withExtension: "json", subdirectory: "Vectors")
                )
            )
        )
        let signature = try #require(
            signatures?["items"]?.elements?.first { $0["name"]?.text == "tiktok file_signature" }
        )
        #expect(fields["file"] == signature["message"]?.text && fields["file_signature"] == signature["hex"]?.text)
    }

    @Test(
        "A commit is the documented one, with the action always said",
        arguments: [
            ("create DMP", SyncOperation.add, ""), ("update DMP audience: append", .add, "7100000000000000002"),
            ("update DMP audience: remove", .remove, "7100000000000000002"), ("poll", .add, "7100000000000000002"),
        ]
    )
    func commit(fixture: String, operation: SyncOperation, id: String) throws {
        let documented = try wire.request(fixture)
        let job = SyncJob(
            target: target(operation, .file, [.email], id: id),
            phase: fixture == "poll" ? TikTokFile.poll : TikTokFile.commit,
            receipt: "6f1c4e0a/part-1.csv",
            rows: 2,
            session: Self.session
        )
        let sent = network.request(continuing: job, credentials: [:], at: Self.now)
        #expect(sent.method == documented["method"]?.text)
        #expect(sent.target.split(separator: "?").first.map(String.init) == documented["path"]?.text)
        #expect(sent.body.isEmpty || AnswerJSON(sent.body) == documented["json"])
        if fixture == "poll" {
            let query = "advertiser_id=7000000000000000001&custom_audience_ids=%5B%22\(id)%22%5D"
            #expect(sent.target.hasSuffix("?" + query))
        }
    }

    @Test("Every documented answer means what the vectors say")
    func answers() throws {
        func verdict(_ fixture: String, _ call: SyncCall) throws -> SyncVerdict {
            network.interpret(try wire.answer(fixture), to: call).verdict
        }
        #expect(try verdict("mapping add", call(id: "1")) == .accepted(received: 2, refused: .none))
        #expect(try verdict("mapping delete", call(id: "1")) == .accepted(received: 2, refused: .none))
        #expect(
            try verdict("file upload", call())
                == .proceed(TikTokFile.commit, receipt: "6f1c4e0a/part-1.csv", after: .zero)
        )
        #expect(
            try verdict("create DMP", call(TikTokFile.commit))
                == .proceed(TikTokFile.poll, receipt: "", after: .minutes(15), creates: "7100000000000000002")
        )
        for update in ["update DMP audience: append", "update DMP audience: remove"] {
            let wanted = SyncVerdict.proceed(TikTokFile.poll, receipt: "", after: .minutes(15))
            #expect(try verdict(update, call(TikTokFile.commit, id: "1")) == wanted)
        }
        #expect(try verdict("poll", call(TikTokFile.poll, id: "1")) == .accepted(received: 2, refused: .none))
    }

    @Test("Every classified error of the vectors is of its class, and waits as long as it says")
    func errors() throws {
        #expect(wire.errors.count == 10)
        for error in wire.errors {
            let name = error["name"]?.text ?? ""
            let verdict = network.interpret(try wire.response(error), to: call(id: "1")).verdict
            let kind: String =
                switch verdict {
                case .transient: "transient"
                case .throttled: "throttle"
                case .renewCredentials: "auth"
                case .dropRecords(.unknown, _): "unknown-partial"
                case .incident(let problem):
                    switch problem.scope {
                    case .token: "auth-reconnect"
                    case .adAccount: "permanent-config"
                    case .audience: "permanent"
                    case .operation: "bug"
                    }
                default: "other"
                }
            #expect(kind == error["class"]?.text, "\(name)")
            guard case .throttled(let wait, _) = verdict else { continue }
            // Of the day's limit the rest of the day: the call was sent at 09:00.
            #expect(wait?.seconds == error["cooldownSeconds"]?.integer.map { Int64($0) } ?? 15 * 3600, "\(name)")
        }
    }

    @Test("A second audience is not made of a file whose first answer was lost")
    func lostAnswer() throws {
        let duplicate = HTTPResponse(status: 200, body: Array(#"{"code":40050,"message":"m","data":{}}"#.utf8))
        let look = network.interpret(duplicate, to: call(TikTokFile.commit)).verdict
        #expect(look == .proceed(TikTokFile.find, receipt: "", after: .zero))
        let listed = HTTPResponse(
            status: 200,
            body: Array(
                #"{"code":0,"data":{"list":[{"audience_id":"7","name":"Canvas: trial users"}],"page_info":{}}}"#.utf8
            )
        )
        let found = network.interpret(listed, to: call(TikTokFile.find)).verdict
        #expect(found == .proceed(TikTokFile.poll, receipt: "", after: .minutes(15), creates: "7"))
        let empty = HTTPResponse(status: 200, body: Array(#"{"code":0,"data":{"list":[],"page_info":{}}}"#.utf8))
        #expect(network.interpret(empty, to: call(TikTokFile.find)).verdict == .accepted(received: 0, refused: .none))
    }

    @Test("The stand-in takes the documented requests, and answers as documented")
    func simulator() throws {
        var settings = SimulatorSettings(seed: 3, keepsRows: true)
        settings.options = ["smallest": "2"]
        var simulator = TikTokSimulator(settings)
        func send(_ fixture: String, _ replacing: [String: String] = [:], at instant: Instant = Self.now) throws
            -> AnswerJSON
        {
            let documented = try wire.request(fixture)
            var request = HTTPRequest(method: documented["method"]?.text ?? "", target: documented["path"]?.text ?? "")
            var text = try documented["json"].map { try wire.text($0) } ?? ""
            if let query = documented["query"]?.members {
                let fields = query.map { "\($0.name)=\(PercentEncoding.component($0.value.text ?? ""))" }
                request.target += "?" + fields.joined(separator: "&")
            }
            for (old, new) in replacing {
                text = text.replacing(old, with: new)
                request.target = request.target.replacing(old, with: new)
            }
            request.headers = [HTTPHeader("Access-Token", simulator.token.revealed)]
            request.body = Array(text.utf8)
            return try #require(AnswerJSON(simulator.respond(to: request, at: instant).body))
        }
        let segment = try #require(try send("create streaming")["data"]?["audience_id"]?.text)
        #expect(try send("mapping add", ["23856594064540489": segment])["code"]?.integer == 0)
        #expect(simulator.audiences[0].members == 2)
        #expect(try send("mapping delete", ["23856594064540489": segment])["code"]?.integer == 0)
        #expect(simulator.audiences[0].members == 1)

        var upload = try request(target(.add, .file, [.email], id: ""), of: 0..<2)
        network.authorize(&upload, credentials: simulator.credentials, at: Self.now)
        let path = try #require(
            AnswerJSON(simulator.respond(to: upload, at: Self.now).body)?["data"]?["file_path"]?.text
        )
        let made = try send("create DMP", ["6f1c4e0a/part-1.csv": path])["data"]?["custom_audience_id"]?.text
        let id = try #require(made)
        #expect(try send("create DMP", ["6f1c4e0a/part-1.csv": path])["code"]?.integer == 40050)
        let names = ["6f1c4e0a/part-1.csv": path, "7100000000000000002": id]
        #expect(try send("update DMP audience: append", names)["code"]?.integer == 0)
        #expect(simulator.audiences[1].members == 2)
        // It would leave nobody, and TikTok keeps as many as make an audience.
        #expect(try send("update DMP audience: remove", names)["code"]?.integer == 40002)
        func isValid(at instant: Instant) throws -> Bool? {
            try send("poll", names, at: instant)["data"]?["list"]?.elements?.first?["audience_details"]?["is_valid"]?
                .boolean
        }
        #expect(try isValid(at: Self.now) == false)
        #expect(try isValid(at: Self.now + .minutes(30)) == true)
    }

    @Test("Without an action an update replaces, and a file whose MD5 is another's is refused")
    func replacement() throws {
        var settings = SimulatorSettings(seed: 3, keepsRows: true)
        settings.options = ["smallest": "1"]
        var simulator = TikTokSimulator(settings)
        func send(_ path: String, _ body: String) throws -> AnswerJSON {
            let headers = [HTTPHeader("Access-Token", simulator.token.revealed)]
            let target = TikTokNetwork.path("dmp/custom_audience/" + path)
            let request = HTTPRequest(method: "POST", target: target, headers: headers, body: Array(body.utf8))
            return try #require(AnswerJSON(simulator.respond(to: request, at: Self.now).body))
        }
        func upload(_ people: Range<Int>) throws -> String {
            var request = try request(target(.add, .file, [.email], id: ""), of: people)
            network.authorize(&request, credentials: simulator.credentials, at: Self.now)
            let answer = AnswerJSON(simulator.respond(to: request, at: Self.now).body)
            return try #require(answer?["data"]?["file_path"]?.text)
        }
        let account = #""advertiser_id":"7000000000000000001""#
        let (first, second) = (try upload(0..<2), try upload(2..<3))
        let made = try send(
            "create",
            #"{\#(account),"custom_audience_name":"n","calculate_type":"EMAIL_SHA256","file_paths":["\#(first)"]}"#
        )
        let id = try #require(made["data"]?["custom_audience_id"]?.text)
        let update = #"{\#(account),"custom_audience_id":"\#(id)","file_paths":["\#(second)"]}"#
        #expect(try send("update", update)["code"]?.integer == 0)
        #expect(simulator.audiences[0].members == 1)
        var damaged = try request(target(.add, .file, [.email], id: ""), of: 0..<1)
        damaged.body = Array(String(decoding: damaged.body, as: UTF8.self).replacing("509e", with: "409e").utf8)
        network.authorize(&damaged, credentials: simulator.credentials, at: Self.now)
        let refused = AnswerJSON(simulator.respond(to: damaged, at: Self.now).body)
        #expect(refused?["code"]?.integer == 40900)
    }
}
