import CanvasModel
import CanvasStep

/// How answers look from outside.
extension FacebookSimulator {
    /// An answer that all is well.
    func response(_ body: JSON, version: String, account: String?) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            headers: headers(version: version, account: account, cache: "private, no-cache, no-store, must-revalidate"),
            body: body.bytes
        )
    }

    /// An answer that says what is wrong.
    func response(_ error: GraphError, version: String, account: String?) -> HTTPResponse {
        var headers = headers(version: version, account: account, cache: "no-store")
        if error.type == "OAuthException" {
            let message = error.message.filter { $0 != "\"" && !$0.isNewline }
            headers.append(
                HTTPHeader("WWW-Authenticate", #"OAuth "Facebook Platform" "invalid_request" "\#(message)""#)
            )
        }
        return HTTPResponse(status: error.status, headers: headers, body: error.body(trace: trace).bytes)
    }

    /// The identifier of this request, which Meta's support asks for.
    private var trace: String { "A" + letters("trace", count: 22) }

    private func headers(version: String, account: String?, cache: String) -> [HTTPHeader] {
        var headers = [
            HTTPHeader("Content-Type", "application/json; charset=UTF-8"),
            HTTPHeader("facebook-api-version", version),
            HTTPHeader("x-fb-request-id", trace),
            HTTPHeader("x-fb-trace-id", letters("hop", count: 11)),
            HTTPHeader("x-fb-rev", "1000000000"),
            HTTPHeader("Cache-Control", cache),
            HTTPHeader("Pragma", "no-cache"),
            HTTPHeader("Expires", "Sat, 01 Jan 2000 00:00:00 GMT"),
        ]
        if let account, let usage = usage(of: account) {
            headers.append(HTTPHeader("X-Business-Use-Case-Usage", usage.text))
        }
        return headers
    }

    private func letters(_ purpose: String, count: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let hash = StableHash.combine(StableHash.combine(seed, StableHash.of(purpose)), requests)
        return String(
            (0..<count).map { alphabet[Int(StableHash.combine(hash, UInt64($0)) & 63)] }
        )
    }
}
