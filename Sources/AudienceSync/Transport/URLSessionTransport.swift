public import CanvasModel
public import CanvasStep
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests over HTTP or HTTPS, on connections that are kept alive.
///
/// Redirects are not followed: a network's API has none, and a token must not travel to another host.
public final class URLSessionTransport: HTTPTransport {
    private let base: URL
    private let origins: [String: String]
    private let host: String
    private let isLoopback: Bool
    private let timeout: TimeInterval
    private let total: Interval
    private let session: URLSession
    private let exchanges: Exchanges

    /// Makes a transport.
    ///
    /// - Parameters:
    ///   - baseURL: Scheme, host and port, and a path if there is one, without a slash at the end.
    ///   - origins: The network's other hosts, by the names that requests use; of no use to a stand-in.
    ///   - timeout: How long a socket may stand still, in wall time.
    ///   - total: How long an exchange may take in all, however slowly its bytes come; `nil` for as long as a stand-in's
    ///     socket may stand still, and five times that for a network at the other end of a slow line.
    ///   - mostBytes: The most bytes of an answer's body.
    /// - Throws: `LaunchRefusal` when the text is no such URL.
    public init(
        baseURL: String,
        origins: [String: String] = [:],
        timeout: Interval = Interval(seconds: 60),
        total: Interval? = nil,
        mostBytes: Int = 16 << 20
    ) throws(LaunchRefusal) {
        guard let url = URL(string: baseURL), let host = url.host, ["http", "https"].contains(url.scheme),
            // libcurl takes a port that there can't be for a broken connection, which would send a person searching.
            (1...65_535).contains(url.port ?? 80)
        else {
            throw LaunchRefusal(
                "`\(baseURL)` is not the URL of a network",
                resolve: "write it like https://graph.facebook.com"
            )
        }
        base = url
        self.host = url.port.map { "\(host):\($0)" } ?? host
        isLoopback = Self.isLoopback(baseURL: baseURL)
        self.origins = isLoopback ? [:] : origins
        self.total = total ?? Interval(seconds: timeout.seconds * (isLoopback ? 1 : 5))
        self.timeout = TimeInterval(timeout.seconds)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = self.timeout
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        exchanges = Exchanges(mostBytes: mostBytes)
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    deinit {
        session.invalidateAndCancel()
    }

    /// Whether a base URL names this machine, and so a stand-in rather than a real network.
    public static func isLoopback(baseURL: String) -> Bool {
        guard let host = URL(string: baseURL)?.host?.lowercased() else { return false }
        return host == "localhost" || host == "::1" || host == "[::1]"
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber })
    }

    /// Sends a request and waits for its answer.
    public func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse {
        let origin = request.origin.flatMap { origins[$0] } ?? base.absoluteString
        guard let url = URL(string: origin + request.target) else { throw .malformed }
        var message = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: timeout)
        message.httpMethod = request.method
        for header in request.headers { message.addValue(header.value, forHTTPHeaderField: header.name) }
        if isLoopback { message.setValue(instant.description, forHTTPHeaderField: VirtualTimeHeader.time) }
        if !request.body.isEmpty {
            // Without it libcurl waits up to a second for a `100 Continue` before it sends a large body.
            message.setValue("", forHTTPHeaderField: "Expect")
            message.httpBody = Data(request.body)
        }
        let task = session.dataTask(with: message)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { exchanges.begin(task, within: total, $0) }
        } onCancel: {
            task.cancel()
        }
        switch result {
        case .success(let response): return response
        case .failure(let error): throw transportError(error)
        }
    }

    private func transportError(_ error: any Error) -> TransportError {
        if let refusal = error as? Exchanges.Refusal {
            return switch refusal {
            case .tooLarge: .malformed
            case .tooSlow: isLoopback ? .stalled(seconds: Int(total.seconds)) : .timedOut
            }
        }
        return switch (error as? URLError)?.code {
        case .cannotConnectToHost: .refused(host: host)
        case .cannotFindHost, .dnsLookupFailed: .unknownHost(host)
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            .insecure(host: host)
        // A stand-in answers at once and dates its answer; when its socket stands still something is broken.
        case .timedOut: isLoopback ? .stalled(seconds: Int(timeout)) : .timedOut
        case .badServerResponse, .cannotParseResponse: .malformed
        default: .reset
        }
    }
}
