public import CanvasModel
public import CanvasStep
import Synchronization

/// Keeps one simulator's state for whoever asks, one request at a time.
///
/// Loopback HTTP and the in-process transport share it, so that the way in changes no byte of an answer.
public final class SimulatorHost: Sendable {
    private let simulator: Mutex<any Simulator>
    /// The credentials that a client of the simulator needs, by the names that the network declares.
    public let credentials: [String: Secret]

    /// Takes a simulator over in the state that it is in.
    public init(_ simulator: any Simulator) {
        credentials = simulator.credentials
        self.simulator = Mutex(simulator)
    }

    /// Answers one request and keeps what it changed.
    public func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        simulator.withLock { $0.respond(to: request, at: instant) }
    }

    /// The audiences now, in the order made.
    public var audiences: [SimulatedAudience] {
        simulator.withLock { $0.audiences }
    }
}
