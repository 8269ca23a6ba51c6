import CanvasModel
import CanvasStep
import NetworkSimulator
import Synchronization

/// Hands requests to a simulator, keeps them, and gives other answers to some.
final class RecordingTransport: HTTPTransport {
    private let host: SimulatorHost
    private let kept = Mutex<[HTTPRequest]>([])
    private let replaced: @Sendable (HTTPRequest, Int, HTTPResponse) throws(TransportError) -> HTTPResponse

    /// - Parameter replaced: Makes an answer of a request, its number from 0, and the simulator's answer.
    init(
        _ simulator: some Simulator,
        replaced: @escaping @Sendable (HTTPRequest, Int, HTTPResponse) throws(TransportError) -> HTTPResponse = {
            _,
            _,
            answer throws(TransportError) in answer
        }
    ) {
        host = SimulatorHost(simulator)
        self.replaced = replaced
    }

    var requests: [HTTPRequest] { kept.withLock { $0 } }
    var audiences: [SimulatedAudience] { host.audiences }
    var credentials: [String: Secret] { host.credentials }

    func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse {
        let number = kept.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        return try replaced(request, number, host.respond(to: request, at: instant))
    }

    /// The way to the simulator.
    func connection(_ credentials: [String: Secret]? = nil) -> NetworkConnection {
        NetworkConnection(
            baseURL: "http://127.0.0.1",
            credentials: credentials ?? self.credentials,
            transport: self,
            isVirtual: true
        )
    }
}
