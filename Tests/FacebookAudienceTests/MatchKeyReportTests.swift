import AudienceSync
import CanvasModel
import Testing

@testable import FacebookAudience

@Suite struct MatchKeyReportTests {
    private static let today = CivilDate(days: 20_780)

    private func report(
        on person: Int = 0,
        in people: People,
        revealing: Bool = false
    ) throws -> MatchKeyReport {
        var describer = try #require(FacebookNetwork().describer(people: people, today: Self.today))
        return describer.report(on: person, in: people, revealing: revealing)
    }

    @Test("Every match-key vector is described by its wire value, or by a note that names the key")
    func vectors() throws {
        for vector in try VectorFile("match-keys").cases {
            let id = vector["id"]?.text ?? ""
            let key = try #require(vector["key"]?.text)
            let people = try Self.person(vector["profile"])
            let report = try report(in: people, revealing: true)
            let found = report.keys.first { $0.name == key }
            let wire = vector["wire"]?.text
            #expect(found?.wire == wire, "\(id)")
            #expect(found?.normalized == (wire == nil ? nil : vector["normalized"]?.text), "\(id)")
            let isNoted = report.notes.contains { $0.missing.contains(key) }
            if wire != nil { #expect(!isNoted, "\(id)") } else { #expect(isNoted, "\(id)") }
        }
    }

    @Test("The wire values are those of the bodies")
    func bodies() throws {
        for entry in try VectorFile("bodies").cases {
            let people = try #require(entry["people"]).people()
            let keys = try #require(entry["keys"]?.elements).compactMap(\.text)
            var rows: [[String]] = []
            for person in try #require(entry["people"]?.elements) {
                let id = try #require(person["external_id"]?.text)
                let report = try report(on: try #require(people.person(externalID: id)), in: people)
                let row = keys.map { key in report.keys.first { $0.name == key }?.wire ?? "" }
                if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            }
            let sent = try #require(entry["expect"]?["payload"]?["data"]?.elements).map { row in
                (row.elements ?? []).prefix(keys.count).compactMap(\.text)
            }
            #expect(rows == sent, "\(entry["id"]?.text ?? "")")
        }
    }

    @Test("All ids of a person's devices are described once each, and the rows of a step that sends several hold them")
    func devices() throws {
        let ids = ["0a8b4d0e-6c1f-4f6a-9d35-1f5f3c1f7a01", "0a8b4d0e-6c1f-4f6a-9d35-1f5f3c1f7a02"]
        var builder = PeopleBuilder()
        builder.begin(externalID: "ada".utf8)
        builder.addDevice(idfa: ids[0].uppercased(), googleAdID: nil, adTrackingEnabled: true)
        builder.addDevice(idfa: nil, googleAdID: "00000000-0000-0000-0000-000000000000", adTrackingEnabled: false)
        builder.addDevice(idfa: nil, googleAdID: ids[0], adTrackingEnabled: true)
        builder.addDevice(idfa: nil, googleAdID: ids[1], adTrackingEnabled: true)
        let people = try builder.finish()
        let report = try report(in: people)
        #expect(report.keys.filter { $0.name == "MADID" }.map(\.wire) == ids)
        #expect(report.notes.map(\.attribute) == ["google_ad_id"])

        let keys: [MatchKey] = [.mobileAdvertiserID, .mobileAdvertiserID, .mobileAdvertiserID, .email]
        var encoder = FacebookNetwork().encoder(for: FacebookMatching(keys: keys), people: people)
        var body = ByteBuffer()
        encoder.append(0, in: people, to: &body)
        #expect(String(decoding: body.bytes, as: UTF8.self) == #"["\#(ids[0])","\#(ids[1])","",""]"#)
    }

    @Test("What is odd is noted without the value, and what a person does not have is not odd")
    func notes() throws {
        var builder = PeopleBuilder()
        builder.begin(externalID: "ada".utf8)
        let values = [
            "email": "marked-no-address", "phone": "030 1234567", "dob": "1990-02-30", "country": "Markedland",
            "gender": "marked-gender", "first_name": "4711", "zip": "--", "home_city": "東京",
        ]
        for (name, value) in values { builder.set(builder.handle(name), value.utf8) }
        builder.set(builder.handle("state"), "true".utf8, .boolean)
        let people = try builder.finish()
        let report = try report(in: people)
        #expect(report.keys.map(\.name) == ["EXTERN_ID"])
        #expect(Set(report.notes.map(\.attribute)) == Set(values.keys).union(["state"]))
        #expect(report.notes.first { $0.attribute == "dob" }?.missing == ["DOBY", "DOBM", "DOBD"])
        for note in report.notes {
            for value in values.values { #expect(!note.description.contains(value), "\(note)") }
        }
    }

    @Test("What is usable and odd all the same is noted too")
    func oddButUsable() throws {
        var builder = PeopleBuilder()
        builder.begin(externalID: "ada".utf8)
        builder.set(builder.handle("email"), String(repeating: "aB", count: 32).utf8)
        builder.set(builder.handle("phone"), "020 7946 0958".utf8)
        builder.set(builder.handle("country"), "GB".utf8)
        let report = try report(in: try builder.finish(), revealing: true)
        #expect(report.keys.map(\.name) == ["EMAIL", "PHONE", "COUNTRY", "EXTERN_ID"])
        #expect(report.keys[0].wire == String(repeating: "ab", count: 32) && report.keys[0].normalized == nil)
        #expect(report.notes.map(\.attribute) == ["email", "phone"])
        #expect(report.notes.allSatisfy { $0.missing.isEmpty })
    }

    @Test("Text is revealed only to who asks for it")
    func revealing() throws {
        var builder = PeopleBuilder()
        builder.begin(externalID: "ada".utf8)
        builder.set(builder.handle("email"), "Mary@Example.com".utf8)
        let people = try builder.finish()
        let hidden = try report(in: people)
        let shown = try report(in: people, revealing: true)
        #expect(hidden.keys.allSatisfy { $0.normalized == nil })
        #expect(shown.keys.first?.normalized == "mary@example.com")
    }

    /// The one person whose profile a vector has.
    private static func person(_ profile: AnswerJSON?) throws -> People {
        var builder = PeopleBuilder()
        builder.begin(externalID: (profile?["external_id"]?.text ?? "somebody").utf8)
        for (name, value) in profile?.members ?? [] where !["external_id", "idfa", "google_ad_id"].contains(name) {
            builder.set(builder.handle(name), try #require(value.text).utf8)
        }
        if profile?["idfa"] != nil || profile?["google_ad_id"] != nil {
            builder.addDevice(
                idfa: profile?["idfa"]?.text,
                googleAdID: profile?["google_ad_id"]?.text,
                adTrackingEnabled: true
            )
        }
        return try builder.finish()
    }
}
