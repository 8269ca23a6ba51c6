public import AudienceSync
public import CanvasStep
public import Foundation
import Testing

/// The documented requests and answers of a file of `Vectors`.
public struct WireVectors {
    private let json: AnswerJSON

    /// Reads `Vectors/NAME.json` of a bundle.
    public init(_ name: String, in bundle: Bundle) throws {
        let url = try #require(bundle.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
        json = try #require(AnswerJSON(try Data(contentsOf: url)))
    }

    /// The answers that are errors, each with its class.
    public var errors: [AnswerJSON] { json["errors"]?.elements ?? [] }

    private func fixture(_ name: String) throws -> AnswerJSON {
        let fixtures = try #require(json["fixtures"]?.elements)
        return try #require(fixtures.first { $0["name"]?.text?.hasPrefix(name) == true }, "\(name)")
    }

    /// The request of the first fixture whose name begins so.
    public func request(_ name: String) throws -> AnswerJSON { try #require(fixture(name)["request"]) }

    /// The answer to it.
    public func answer(_ name: String) throws -> HTTPResponse { try response(fixture(name)) }

    /// The answer that a fixture or an error holds.
    public func response(_ holder: AnswerJSON) throws -> HTTPResponse {
        let response = try #require(holder["response"])
        return HTTPResponse(
            status: try #require(response["status"]?.integer),
            body: Array(try text(try #require(response["json"])).utf8)
        )
    }

    /// A value as JSON text.
    public func text(_ value: AnswerJSON) throws -> String {
        switch value {
        case .null: return "null"
        case .boolean(let truth): return "\(truth)"
        case .number(let digits): return digits
        case .text(let text):
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return String(decoding: try encoder.encode(text), as: UTF8.self)
        case .list(let elements): return "[" + (try elements.map(text)).joined(separator: ",") + "]"
        case .object:
            let members = try (value.members ?? []).map { "\(try text(.text($0.name))):\(try text($0.value))" }
            return "{" + members.joined(separator: ",") + "}"
        }
    }
}
