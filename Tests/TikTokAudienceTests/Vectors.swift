import AudienceSync
import CanvasStep
import Foundation
import Testing

/// The documented requests and answers of a file of `Vectors`.
struct Vectors {
    private let json: AnswerJSON

    init(_ name: String) throws {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
        let bytes = try Data(contentsOf: url)
        json = try #require(AnswerJSON(bytes))
    }

    /// The answers that are errors, each with its class.
    var errors: [AnswerJSON] { json["errors"]?.elements ?? [] }

    private func fixture(_ name: String) throws -> AnswerJSON {
        let fixtures = try #require(json["fixtures"]?.elements)
        return try #require(fixtures.first { $0["name"]?.text?.hasPrefix(name) == true }, "\(name)")
    }

    /// The request of the first fixture whose name begins so.
    func request(_ name: String) throws -> AnswerJSON { try #require(fixture(name)["request"]) }

    /// The answer to it.
    func answer(_ name: String) throws -> HTTPResponse { try response(fixture(name)) }

    /// The answer that a fixture or an error holds.
    func response(_ holder: AnswerJSON) throws -> HTTPResponse {
        let response = try #require(holder["response"])
        return HTTPResponse(
            status: try #require(response["status"]?.integer),
            body: Array(try text(try #require(response["json"])).utf8)
        )
    }

    /// A value as JSON text.
    func text(_ value: AnswerJSON) throws -> String {
        switch value {
        case .null: return "null"
        case .boolean(let truth): return "\(truth)"
        case .number(let digits): return digits
        case .text(let text):
            return String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        case .list(let elements): return "[" + (try elements.map(text)).joined(separator: ",") + "]"
        case .object:
            let members = try (value.members ?? []).map { "\(try text(.text($0.name))):\(try text($0.value))" }
            return "{" + members.joined(separator: ",") + "}"
        }
    }
}
