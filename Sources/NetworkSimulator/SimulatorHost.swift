public import CanvasModel
public import CanvasStep
import Synchronization

/// Keeps one simulator's state for whoever asks, one request at a time, with its bad days and its control paths.
///
/// Loopback HTTP and the in-process transport share it, so that the way in changes no byte of an answer.
///
/// Paths under `/_simulator/` are not the network's but ours, the same for every network, so that a test in any
/// language can arrange the day and look behind the scenes. `GET /_simulator/` lists them. Their bodies and answers are
/// JSON; a refusal is `{"error": "…"}` with status 400, 404 or 405.
///
/// | path | does |
/// |---|---|
/// | `GET /_simulator/audiences` | every audience: ad account, id, name, rows received and invalid, members, matched |
/// | `GET /_simulator/audiences/ID/members` | `{"schema": […], "members": [[wire, …], …]}`, in the order of arrival |
/// | `GET /_simulator/faults` | the rules, each with how many requests it has struck |
/// | `POST /_simulator/faults` | adds a rule, or a list: `{"respond": "rate_limited", "at": "1h", "for": "2h"}` |
/// | `DELETE /_simulator/faults`, `…/faults/ID` | removes all rules, or one |
/// | `GET /_simulator/requests` | the last thousand requests: method, path, status, instant, bytes, fault |
/// | `GET`, `PUT /_simulator/clock` | the time: `{"now": "2026-03-02T09:00:00Z"}` sets it, `{"advance": "1h"}` moves it |
/// | `DELETE /_simulator/clock` | lets the time follow the wall again |
/// | `GET`, `PUT /_simulator/state` | saves all that the simulator holds, and goes on from it |
/// | `POST /_simulator/reset` | makes the simulator as it was started, its faults, requests and clock too |
///
/// A request's `X-Virtual-Time` wins over the clock. A clock that was set stands still. A fault that takes time, a
/// time-out or a slow answer, says so in `X-Virtual-Elapsed` and answers at once: nobody waits in a run, and to a client
/// that knows nothing of virtual time a time-out is the 504 of a gateway.
public final class SimulatorHost: Sendable {
    private let state: Mutex<SimulatorState>

    /// Takes a simulator over in the state that it is in.
    ///
    /// - Parameters:
    ///   - simulator: The simulator.
    ///   - faults: Its bad days.
    ///   - start: What their durations count from; without one, the first request.
    public init(_ simulator: any Simulator, faults: [FaultRule] = [], start: Instant? = nil) {
        state = Mutex(SimulatorState(simulator, faults: faults, start: start))
    }

    /// Answers one request and keeps what it changed.
    ///
    /// - Throws: `TransportError.reset` when a fault ends the connection.
    public func respond(to request: HTTPRequest, at instant: Instant) throws(TransportError) -> HTTPResponse {
        // A lock's body would make the error an existential, which a result is not.
        let answer = state.withLock { $0.respond(to: request, at: instant) }
        guard let answer else { throw .reset }
        return answer
    }

    /// The audiences now, in the order made.
    public var audiences: [SimulatedAudience] {
        state.withLock { $0.simulator.audiences }
    }

    /// The credentials that a client of the simulator needs, by the names that the network declares.
    public var credentials: [String: Secret] {
        state.withLock { $0.simulator.credentials }
    }

    /// The time for a client that sends none.
    ///
    /// - Parameter wall: What holds unless the clock was set.
    func now(otherwise wall: Instant) -> Instant {
        state.withLock { $0.clock } ?? wall
    }
}
