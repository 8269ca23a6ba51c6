import CanvasStep
import NetworkSimulator

/// One request of a batch.
///
/// Source: Meta, Graph API, Batch Requests.
struct BatchPart {
    /// Meta: the requests that one batch may hold.
    static let most = 50

    let method: String
    let relativeURL: String
    let body: String
    let headers: [HTTPHeader]
    /// How other parts refer to its result.
    let name: String?
    /// Whether its answer is left out when all is well; `nil` leaves it to whether another part refers to it.
    let omitsResponse: Bool?

    init(_ json: JSON) throws(GraphError) {
        guard let url = json["relative_url"]?.scalarText else { throw .badBatch }
        relativeURL = url
        method = json["method"]?.scalarText?.uppercased() ?? "GET"
        body = json["body"]?.scalarText ?? ""
        name = json["name"]?.scalarText
        omitsResponse = json["omit_response_on_success"]?.truth
        headers = Self.headers(json["headers"])
    }

    /// The texts in which other parts may be referred to.
    var texts: [String] { [relativeURL, body] }

    /// The request that it stands for, with what it refers to in place.
    func request(_ results: BatchResults, origin: HTTPHeader?) throws(GraphError) -> HTTPRequest {
        var headers = headers
        if headers["Content-Type"] == nil {
            headers.append(HTTPHeader("Content-Type", "application/x-www-form-urlencoded"))
        }
        if let origin { headers.append(origin) }
        var target = try results.resolved(relativeURL)
        // Some clients write a whole URL.
        if let scheme = target.firstRange(of: "://") {
            target = target[scheme.upperBound...].firstIndex(of: "/").map { String(target[$0...]) } ?? "/"
        }
        if !target.hasPrefix("/") { target = "/" + target }
        return HTTPRequest(
            method: method,
            target: target,
            headers: headers,
            body: Array(try results.resolved(body).utf8)
        )
    }

    /// A list of `Name: value`, or of objects with name and value.
    private static func headers(_ json: JSON?) -> [HTTPHeader] {
        guard case .array(let items) = json else { return [] }
        return items.compactMap { item in
            if let name = item["name"]?.scalarText, let value = item["value"]?.scalarText {
                return HTTPHeader(name, value)
            }
            let parts = (item.scalarText ?? "").split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return HTTPHeader(String(parts[0]), String(parts[1].trimmingPrefix { $0 == " " }))
        }
    }
}
