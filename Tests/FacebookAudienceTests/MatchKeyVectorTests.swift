import CanvasModel
import FacebookAudience
import Foundation
import Testing

/// A case of `Vectors/match-keys.json`.
struct MatchKeyVector: Sendable, CustomTestStringConvertible {
    var id: String
    var key: MatchKey
    var attribute: String
    var country: String?
    var normalized: String?
    var wire: String?
    var isPrehashed: Bool

    var testDescription: String { id }

    static func all() throws -> [MatchKeyVector] {
        let url = try #require(
            Bundle.module.url(forResource: "match-keys", withExtension: "json", subdirectory: "Vectors")
        )
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        return try file.cases.map { entry in
            let key = try #require(MatchKey(rawValue: entry.key))
            let names = attributes(of: key)
            let attribute = try #require(names.lazy.compactMap { entry.profile[$0]?.text }.first as String?)
            return MatchKeyVector(
                id: entry.id,
                key: key,
                attribute: attribute,
                country: entry.profile["country"]?.text,
                normalized: entry.normalized,
                wire: entry.wire,
                isPrehashed: entry.prehashed ?? false
            )
        }
    }

    private static func attributes(of key: MatchKey) -> [String] {
        switch key {
        case .externalID: ["external_id"]
        case .email: ["email"]
        case .phone: ["phone"]
        case .gender: ["gender"]
        case .birthYear, .birthMonth, .birthDay: ["dob"]
        case .firstName, .firstInitial: ["first_name"]
        case .lastName: ["last_name"]
        case .city: ["home_city"]
        case .state: ["state"]
        case .zip: ["zip"]
        case .country: ["country"]
        case .mobileAdvertiserID: ["idfa", "google_ad_id"]
        }
    }

    private struct File: Decodable {
        var cases: [Entry]
    }

    private struct Entry: Decodable {
        var id: String
        var key: String
        var profile: [String: Value]
        var normalized: String?
        var wire: String?
        var prehashed: Bool?
    }

    private struct Value: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
        }
    }
}

@Suite struct MatchKeyVectorTests {
    @Test("Every vector gives its normalised text and its wire value")
    func vectors() throws {
        let vectors = try MatchKeyVector.all()
        #expect(vectors.count == 316)
        var probe = MatchKeyProbe()
        for vector in vectors {
            let result = probe.run(vector.attribute, as: vector.key, country: vector.country)
            #expect(result.wire == vector.wire, "\(vector.id)")
            switch result.outcome {
            case .normalized: #expect(result.text == vector.normalized, "\(vector.id)")
            case .alreadyHashed: #expect(vector.isPrehashed && vector.wire == result.text, "\(vector.id)")
            case .unusable: #expect(vector.wire == nil && result.text.isEmpty, "\(vector.id)")
            }
            #expect((result.outcome == .alreadyHashed) == (vector.isPrehashed && vector.wire != nil), "\(vector.id)")
        }
    }

    @Test("Every key has vectors")
    func everyKey() throws {
        let keys = try Set(MatchKeyVector.all().map(\.key))
        #expect(keys == Set(MatchKey.allCases))
    }
}
