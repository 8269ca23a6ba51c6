import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator

/// Asks a simulator as a Graph API client would, and reads what comes back.
struct SimulatorClient {
    static let start = Instant(seconds: 1_772_442_000)
    static let account = "act_1234567890"

    var simulator: FacebookSimulator
    var instant = start

    init(_ settings: SimulatorSettings = SimulatorSettings(seed: 7)) {
        simulator = FacebookSimulator(settings)
    }

    var token: String { simulator.credentials["access_token"]?.revealed ?? "" }
    var appSecret: String { simulator.credentials["app_secret"]?.revealed ?? "" }
    var appToken: String { "\(simulator.credentials["app_id"]?.revealed ?? "")|\(appSecret)" }

    /// An answer whose body is a JSON object.
    struct Answer {
        let response: HTTPResponse
        let body: [String: Any]

        var status: Int { response.status }
        var text: String { String(decoding: response.body, as: UTF8.self) }
        var error: [String: Any] { body["error"] as? [String: Any] ?? [:] }
        /// `code`, or `code/subcode`.
        var name: String? { code.map { code in subcode.map { "\(code)/\($0)" } ?? "\(code)" } }
        var code: Int? { error["code"] as? Int }
        var subcode: Int? { error["error_subcode"] as? Int }
        var data: [[String: Any]] { body["data"] as? [[String: Any]] ?? [] }
        var paging: [String: Any] { body["paging"] as? [String: Any] ?? [:] }

        func cursor(_ name: String) -> String {
            (paging["cursors"] as? [String: Any])?[name] as? String ?? ""
        }
    }

    /// Sends a request with the token in a header.
    mutating func send(
        _ method: String,
        _ target: String,
        body: String = "",
        type: String? = "application/json",
        headers: [HTTPHeader]? = nil,
        under fault: SimulatorFault? = nil
    ) -> Answer {
        var fields = headers ?? [HTTPHeader("Authorization", "Bearer \(token)")]
        if let type { fields.append(HTTPHeader("Content-Type", type)) }
        let request = HTTPRequest(method: method, target: target, headers: fields, body: Array(body.utf8))
        let response =
            if let fault {
                simulator.respond(to: request, at: instant, under: fault)
            } else {
                simulator.respond(to: request, at: instant)
            }
        let object = try? JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any]
        return Answer(response: response, body: object ?? [:])
    }

    /// Makes an audience and tells its identifier.
    mutating func create(_ name: String = "abandoned_cart", in account: String = account) -> String {
        let body = #"{"name":"\#(name)","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY"}"#
        return send("POST", "/v26.0/\(account)/customaudiences", body: body).body["id"] as? String ?? ""
    }

    /// Adds or removes people by e-mail.
    mutating func users(
        _ method: String,
        _ audience: String,
        _ people: some Sequence<Int>,
        session: String? = nil,
        edge: String = "users",
        under fault: SimulatorFault? = nil
    ) -> Answer {
        let rows = people.map { #"["\#(Self.digest($0))"]"# }.joined(separator: ",")
        let session = session.map { #","session":\#($0)"# } ?? ""
        let body = #"{"payload":{"schema":["EMAIL"],"data":[\#(rows)]}\#(session)}"#
        return send(method, "/v26.0/\(audience)/\(edge)", body: body, under: fault)
    }

    /// The members of the audience of that identifier.
    func members(_ audience: String) -> Int? {
        simulator.audiences.first { $0.id == audience }?.members
    }

    /// Adds or removes rows of several keys.
    mutating func rows(_ method: String, _ audience: String, _ schema: [String], _ rows: [[String]]) -> Answer {
        let data = rows.map { "[\($0.map { "\"\($0)\"" }.joined(separator: ","))]" }.joined(separator: ",")
        let body = #"{"payload":{"schema":\#(schema),"data":[\#(data)]}}"#
        return send(method, "/v26.0/\(audience)/users", body: body)
    }

    /// Reads fields of an audience.
    mutating func read(_ audience: String, _ fields: String) -> [String: Any] {
        send("GET", "/v26.0/\(audience)?fields=\(fields)").body
    }

    /// The code of the audience's operation_status.
    mutating func status(_ audience: String) -> Int? {
        (read(audience, "operation_status")["operation_status"] as? [String: Any])?["code"] as? Int
    }

    /// 64 hexadecimal digits that are different for each number.
    static func digest(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }
}
