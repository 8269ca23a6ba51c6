import CanvasModel
import CanvasStep
import NetworkSimulator

/// How answers look from outside.
extension FacebookSimulator {
    /// An answer that all is well.
    func response(_ body: JSON, _ call: GraphCall) -> HTTPResponse {
        let common = headers(version: call.version, cache: "private, no-cache, no-store, must-revalidate")
        return HTTPResponse(status: 200, headers: common + usageHeaders(call, error: nil), body: body.bytes)
    }

    /// An answer that says what is wrong.
    ///
    /// - Parameters:
    ///   - error: What is wrong.
    ///   - call: The call; `nil` when it could not even be read.
    func response(_ error: GraphError, _ call: GraphCall?) -> HTTPResponse {
        var headers = headers(version: call?.version ?? ApiVersions.fallback, cache: "no-store")
        if let call { headers += usageHeaders(call, error: error) }
        if error.type == "OAuthException" {
            let message = error.message.filter { $0 != "\"" && !$0.isNewline }
            headers.append(
                HTTPHeader("WWW-Authenticate", #"OAuth "Facebook Platform" "invalid_request" "\#(message)""#)
            )
        }
        return HTTPResponse(status: error.status, headers: headers, body: error.body(trace: trace).bytes)
    }

    /// What stands before the Graph API answers with when a URL is longer than it takes.
    func pageForLongURL() -> HTTPResponse {
        let page =
            "<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, something went wrong.</body></html>"
        return HTTPResponse(
            status: 414,
            headers: [HTTPHeader("Content-Type", "text/html; charset=utf-8")],
            body: Array(page.utf8)
        )
    }

    /// The identifier of this request, which Meta's support asks for.
    private var trace: String { "A" + letters("trace", count: 22) }

    private func headers(version: String, cache: String) -> [HTTPHeader] {
        [
            HTTPHeader("Content-Type", "application/json; charset=UTF-8"),
            HTTPHeader("facebook-api-version", version),
            HTTPHeader("x-fb-request-id", trace),
            HTTPHeader("x-fb-trace-id", letters("hop", count: 11)),
            HTTPHeader("x-fb-rev", "1000000000"),
            HTTPHeader("Cache-Control", cache),
            HTTPHeader("Pragma", "no-cache"),
            HTTPHeader("Expires", "Sat, 01 Jan 2000 00:00:00 GMT"),
        ]
    }

    /// What the answer tells of the limits.
    ///
    /// Source: recorded traffic. Custom audience calls carry `X-Business-Use-Case-Usage`, but a successful change of
    /// people carries the usage of ad account and app instead.
    private func usageHeaders(_ call: GraphCall, error: GraphError?) -> [HTTPHeader] {
        let isPeople = call.limits == .people && error == nil
        var headers: [HTTPHeader] = []
        if let account = call.meteredAccount {
            if call.limits != .adAccount, !isPeople, let usage = useCaseUsage(call, account: account) {
                headers.append(HTTPHeader("X-Business-Use-Case-Usage", usage.text))
            }
            let isScore = error?.code == 17 || error?.code == 613
            if isPeople || call.limits == .adAccount || isScore, let usage = adAccountUsage(call, account: account) {
                headers.append(HTTPHeader("X-Ad-Account-Usage", usage.text))
            }
        }
        if isPeople || call.meteredAccount == nil || error?.code == 4 {
            headers.append(HTTPHeader("X-App-Usage", appUsage.text))
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
