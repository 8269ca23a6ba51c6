import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@testable import FacebookAudience

@Suite struct BodyVectorTests {
    @Test("Every vector's people and keys give its payload and its session")
    func vectors() throws {
        let cases = try VectorFile("bodies").cases
        #expect(cases.count == 25)
        for entry in cases {
            let id = entry["id"]?.text ?? ""
            let request = try Self.request(entry)
            let body = try #require(AnswerJSON(request.body), "\(id)")
            #expect(request.method == "POST" && request.target == "/v26.0/77/users", "\(id)")
            #expect(body["payload"] == entry["expect"]?["payload"], "\(id)")
            if let session = entry["expect"]?["session"], session != .null {
                #expect(body["session"] == session, "\(id)")
            }
            let isRemoval = entry["operation"]?.text == "remove"
            #expect(body["method"] == (isRemoval ? .text("DELETE") : nil), "\(id)")
        }
    }

    @Test("Who has none of the keys is told apart before anything is written")
    func leftOut() throws {
        for entry in try VectorFile("bodies").cases {
            let people = try #require(entry["people"]).people()
            var encoder = FacebookNetwork(today: CivilDate(days: 20_780)).encoder(
                for: try Self.matching(entry),
                people: people
            )
            let expected = try #require(entry["expect"]?["left_out"]?.elements).compactMap(\.text)
            let leftOut = try Self.order(entry, people).filter { !encoder.hasKey($0, in: people) }
            #expect(leftOut.map { people.externalID(of: $0) } == expected, "\(entry["id"]?.text ?? "")")
        }
    }

    /// The people in the order of the file: a population has an order of its own.
    private static func order(_ entry: AnswerJSON, _ people: People) throws -> [Int] {
        try #require(entry["people"]?.elements).map { person in
            let id = try #require(person["external_id"]?.text)
            return try #require(people.person(externalID: id))
        }
    }

    private static func matching(_ entry: AnswerJSON) throws -> FacebookMatching {
        let keys = try #require(entry["keys"]?.elements).compactMap { MatchKey(rawValue: $0.text ?? "") }
        let isAddition = entry["operation"]?.text == "add"
        let limited = entry["data_processing"].map {
            LimitedDataUse(
                isLimited: $0["options"]?.elements?.isEmpty == false,
                country: $0["country"]?.integer,
                state: $0["state"]?.integer
            )
        }
        return FacebookMatching(keys: keys, limitedDataUse: isAddition ? limited : nil)
    }

    private static func request(_ entry: AnswerJSON) throws -> HTTPRequest {
        let network = FacebookNetwork(today: CivilDate(days: 20_780))
        let people = try #require(entry["people"]).people()
        let matching = try matching(entry)
        let target = SyncTarget(
            operation: try #require(SyncOperation(rawValue: entry["operation"]?.text ?? "")),
            audience: FacebookTarget(adAccount: "act_1", choice: .create("a"), matching: matching),
            handle: AudienceHandle(adAccount: "act_1", id: "77", name: "a")
        )
        var encoder = network.encoder(for: matching, people: people)
        var body = ByteBuffer()
        network.begin(target, in: &body)
        var rows = 0
        for person in try order(entry, people) where encoder.hasKey(person, in: people) {
            if rows > 0 { body.append(literal: network.rowSeparator) }
            encoder.append(person, in: people, to: &body)
            rows += 1
        }
        let session = entry["batch"]
        return network.request(
            for: SyncBatch(
                target: target,
                session: SyncSession(
                    id: session?["session_id"]?.text.flatMap { UInt64($0) } ?? 1,
                    sequence: session?["batch_seq"]?.integer ?? 1,
                    isLast: session?["last"]?.boolean ?? true,
                    estimatedTotal: session?["estimated_total"]?.integer ?? rows,
                    acknowledged: 0
                ),
                rows: rows
            ),
            body: body,
            credentials: [:],
            at: Instant(seconds: 0)
        )
    }
}
