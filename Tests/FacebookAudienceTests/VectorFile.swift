import AudienceSync
import CanvasModel
import CanvasStep
import Foundation
import Testing

@testable import FacebookAudience

/// A file of `Vectors`.
struct VectorFile {
    /// The cases as the plugin itself reads JSON: numbers keep all their digits.
    let cases: [AnswerJSON]

    init(_ name: String) throws {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
        let file = try #require(AnswerJSON(Data(contentsOf: url)))
        cases = try #require(file["cases"]?.elements)
    }
}

extension AnswerJSON {
    /// The people of a case.
    func people() throws -> People {
        var builder = PeopleBuilder()
        for person in try #require(elements) {
            let members = try #require(person.members)
            let id = try #require(person["external_id"]?.text)
            builder.begin(externalID: id.utf8)
            for (name, value) in members where !["external_id", "idfa", "google_ad_id"].contains(name) {
                let handle = builder.handle(name)
                let text = try #require(value.text)
                builder.set(handle, text.utf8)
            }
            if person["idfa"] != nil || person["google_ad_id"] != nil {
                builder.addDevice(
                    idfa: person["idfa"]?.text,
                    googleAdID: person["google_ad_id"]?.text,
                    adTrackingEnabled: true
                )
            }
        }
        return try builder.finish()
    }
}
