public import CanvasModel

/// Carries requests to one base URL: a real network, a simulator on loopback HTTP, or a simulator in process.
///
/// Plugins are given one and never make one, so that where a journey's requests go is the runner's choice alone.
public protocol HTTPTransport: Sendable {
    /// Sends a request and waits for its answer, in wall time; the virtual clock stands still meanwhile.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - instant: The virtual instant of sending, told to a stand-in in `X-Virtual-Time` and to nobody else.
    /// - Returns: The answer, whatever its status.
    /// - Throws: `TransportError` when there is no answer.
    func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse
}

/// Why a request has no answer.
public enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing listens there.
    case refused(host: String)
    /// The host's name does not resolve.
    case unknownHost(String)
    /// No secure connection could be made.
    case insecure(host: String)
    /// The connection broke before the answer was complete.
    case reset
    /// No answer came within the time allowed.
    case timedOut
    /// A socket stood still for so long, in wall time, that the run can't go on.
    case stalled(seconds: Int)
    /// What came is no HTTP answer.
    case malformed

    /// Whether trying again at once is pointless, as the address itself is wrong.
    public var isFinal: Bool {
        switch self {
        case .refused, .unknownHost, .insecure, .stalled: true
        case .reset, .timedOut, .malformed: false
        }
    }

    /// What happened, one sentence without a full stop; names no address but the host.
    public var description: String {
        switch self {
        case .refused(let host): "nothing answers at \(host)"
        case .unknownHost(let host): "the host \(host) is unknown"
        case .insecure(let host): "no secure connection to \(host) could be made"
        case .reset: "the connection was reset"
        case .timedOut: "the request timed out"
        case .stalled(let seconds): "the connection stood still for \(seconds) s"
        case .malformed: "the answer is not HTTP"
        }
    }
}
