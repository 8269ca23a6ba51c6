import CanvasModel
import Foundation

/// The body of a request to a control path, in the form that documents are read from, so that a scenario and a client
/// write the same things and hear of the same mistakes.
enum ControlBody {
    /// Reads a JSON body; an empty one is an empty object.
    ///
    /// - Throws: What is wrong with it.
    static func read(_ bytes: [UInt8]) throws(ControlRefusal) -> LocatedValue {
        guard !bytes.isEmpty else { return LocatedValue(.map([]), at: place) }
        do {
            return try JSONDecoder().decode(Node.self, from: Data(bytes)).value
        } catch {
            throw ControlRefusal(400, "the body is not JSON")
        }
    }

    private static let place = Position(file: "body")

    /// Any JSON value, its members sorted, as the decoder does not tell their order.
    private struct Node: Decodable {
        let value: LocatedValue

        init(from decoder: any Decoder) throws {
            value = LocatedValue(try Self.node(decoder.singleValueContainer()), at: ControlBody.place)
        }

        private static func node(_ container: any SingleValueDecodingContainer) throws -> LocatedValue.Node {
            if container.decodeNil() { return .scalar("null", isPlain: true) }
            if let truth = try? container.decode(Bool.self) { return .scalar(truth ? "true" : "false", isPlain: true) }
            if let number = try? container.decode(Int.self) { return .scalar(String(number), isPlain: true) }
            if let number = try? container.decode(Double.self) { return .scalar(String(number), isPlain: true) }
            if let text = try? container.decode(String.self) { return .scalar(text, isPlain: false) }
            if let elements = try? container.decode([Node].self) { return .list(elements.map(\.value)) }
            let members = try container.decode([String: Node].self)
            return .map(
                members.sorted { $0.key < $1.key }.map {
                    LocatedValue.Member(key: $0.key, position: ControlBody.place, value: $0.value.value)
                }
            )
        }
    }
}

/// Why a control path does not do what it was asked for.
struct ControlRefusal: Error {
    let status: Int
    /// One sentence without a full stop.
    let sentence: String

    init(_ status: Int, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}

extension ControlRefusal {
    /// Refuses because of a problem in a body, which has but one place.
    init(_ status: Int, _ problem: Diagnostic) {
        self.init(status, problem.fix.map { "\(problem.sentence); \($0)" } ?? problem.sentence)
    }
}
