import CanvasModel
import CanvasStep
import NetworkSimulator

extension TikTokSimulator {
    /// TikTok: Business API, rate limits of the basic level.
    private static let callsPerMinute = 600

    /// What is wrong with a request, as TikTok's code and message.
    struct Refusal: Error {
        var code: Int
        var message: String

        init(_ code: Int, _ message: String) { (self.code, self.message) = (code, message) }
    }

    /// Answers a request, bad day or not.
    mutating func answer(_ request: HTTPRequest, at instant: Instant, under fault: SimulatorFault?) -> HTTPResponse {
        let number = StableHash.combine(seed, UInt64(bitPattern: instant.seconds)) % 900_000 + 100_000
        do throws(Refusal) {
            let data = try data(request, at: instant, under: fault)
            return Self.answer(0, "OK", number, data)
        } catch {
            return Self.answer(error.code, error.message, number, [:])
        }
    }

    static func answer(_ code: Int, _ message: String, _ number: UInt64, _ data: JSON) -> HTTPResponse {
        let body: JSON = [
            "code": .number(code), "message": .text(message), "request_id": .text("20261123133700\(number)"),
            "data": data,
        ]
        return HTTPResponse(status: 200, headers: [HTTPHeader("Content-Type", "application/json")], body: body.bytes)
    }

    private mutating func data(
        _ request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault?
    ) throws(Refusal) -> JSON {
        switch fault {
        case .serverError: throw Refusal(50000, "System error")
        case .rateLimited: throw Refusal(40016, "Too many requests per minute")
        case .tokenRevoked: throw Refusal(40105, "Access token is incorrect or has been revoked")
        case .termsWithdrawn: throw Refusal(40001, "No permission to operate advertiser")
        default: break
        }
        guard let presented = request.headers["Access-Token"] else {
            throw Refusal(40104, "Access token is missing")
        }
        guard presented == token.revealed else {
            throw Refusal(40105, "Access token is incorrect or has been revoked")
        }
        state.calls.removeAll { $0 + 60 <= instant.seconds }
        guard state.calls.count < Self.callsPerMinute else { throw Refusal(40016, "Too many requests per minute") }
        state.calls.append(instant.seconds)
        let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? Self.fields(parts[1]) : [:]
        switch "\(request.method) \(parts.first ?? "")" {
        case "POST /open_api/v1.3/segment/audience/": return try segment(body(request), at: instant)
        case "POST /open_api/v1.3/segment/mapping/": return try map(body(request), under: fault)
        case "POST /open_api/v1.3/dmp/custom_audience/file/upload/": return try upload(request)
        case "POST /open_api/v1.3/dmp/custom_audience/create/":
            return try create(body(request), at: instant, under: fault)
        case "POST /open_api/v1.3/dmp/custom_audience/update/":
            return try update(body(request), at: instant, under: fault)
        case "POST /open_api/v1.3/dmp/custom_audience/delete/": return try delete(body(request))
        case "GET /open_api/v1.3/dmp/custom_audience/get/": return try get(query, at: instant)
        case "GET /open_api/v1.3/dmp/custom_audience/list/": return try list(query, at: instant)
        default: throw Refusal(40002, "The path does not exist; every path ends with a slash")
        }
    }

    private func body(_ request: HTTPRequest) throws(Refusal) -> JSON {
        guard let json = try? JSONScanner.value(request.body), case .object = json else {
            throw Refusal(40002, "The body is not a JSON object")
        }
        return json
    }

    /// The fields of a query, decoded.
    private static func fields(_ query: String) -> [String: String] {
        Dictionary(
            query.split(separator: "&").map { field in
                let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1].removingPercentEncodings : "")
            },
            uniquingKeysWith: { first, other in first + "," + other }
        )
    }

    /// Checks an advertiser.
    func advertiser(_ id: String?) throws(Refusal) -> String {
        guard let id else { throw Refusal(40002, "advertiser_id: Missing data for required field.") }
        guard accounts.contains(id) else { throw Refusal(40001, "No permission to operate advertiser \(id)") }
        return id
    }

    /// Refuses names that a request does not have.
    func check(_ json: JSON, _ names: [String]) throws(Refusal) {
        guard case .object(let members) = json else { return }
        if let other = members.first(where: { !names.contains($0.name) }) {
            throw Refusal(40002, "\(other.name): Unknown field.")
        }
    }

    private func list(_ query: [String: String], at instant: Instant) throws(Refusal) -> JSON {
        let account = try advertiser(query["advertiser_id"])
        let page = query["page"].map { Int($0) ?? 0 } ?? 1
        let size = query["page_size"].map { Int($0) ?? 0 } ?? 10
        guard page >= 1, (1...100).contains(size) else { throw Refusal(40002, "page_size: Must be between 1 and 100.") }
        let own = state.audiences.filter { $0.adAccount == account }
        let shown = own.dropFirst((page - 1) * size).prefix(size)
        let rows: [JSON] = shown.map { audience in
            [
                "audience_id": .text(audience.id), "name": .text(audience.name),
                "audience_type": .text(audience.calculateType == nil ? "Partner Audience" : "Customer File"),
                "calculate_type": .text(audience.calculateType ?? ""), "cover_num": .number(audience.count),
                "is_valid": .bool(audience.readyAt <= instant.seconds), "is_expiring": false, "shared": false,
            ]
        }
        return [
            "list": .array(rows),
            "page_info": [
                "page": .number(page), "page_size": .number(size), "total_number": .number(own.count),
                "total_page": .number((own.count + size - 1) / size),
            ],
        ]
    }

    private func get(_ query: [String: String], at instant: Instant) throws(Refusal) -> JSON {
        let account = try advertiser(query["advertiser_id"])
        // TikTok's own client writes a list as Python does, others as JSON.
        let ids = (query["custom_audience_ids"] ?? "").split { !$0.isNumber }.map(String.init)
        guard (1...100).contains(ids.count) else {
            throw Refusal(40002, "custom_audience_ids: Length must be between 1 and 100.")
        }
        let found = state.audiences.filter { $0.adAccount == account && ids.contains($0.id) }
        guard found.count == ids.count else { throw Refusal(40002, "The audience does not exist") }
        let rows: [JSON] = found.map { audience in
            [
                "audience_details": [
                    "audience_id": .text(audience.id), "calculate_type": .text(audience.calculateType ?? ""),
                    "cover_num": .number(audience.count), "is_valid": .bool(audience.readyAt <= instant.seconds),
                    "name": .text(audience.name),
                ],
                "audience_history": [],
            ]
        }
        return ["list": .array(rows)]
    }
}

extension String {
    /// The text without its percent encodings; one that is none stays as it is.
    fileprivate var removingPercentEncodings: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
