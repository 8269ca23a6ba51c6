public import CanvasModel
public import CanvasStep

/// A local stand-in of one network's API: a state machine from a request and an instant to a response.
///
/// It does no I/O and reads no clock, so that the same value answers a test directly, an in-process transport, and
/// loopback HTTP.
public protocol Simulator: Sendable {
    /// Answers one request.
    ///
    /// - Parameters:
    ///   - request: The request as it came, its path percent-encoded.
    ///   - instant: The virtual instant at which it arrived.
    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse

    /// The audiences in the order made, with what the network alone knows of them.
    var audiences: [SimulatedAudience] { get }

    /// What `SimulatorSettings.options` may hold for this network.
    static var options: [SimulatorOption] { get }

    /// The credentials that a client of this stand-in needs, by the names that the network declares.
    var credentials: [String: Secret] { get }
}

extension Simulator {
    /// No options.
    public static var options: [SimulatorOption] { [] }
}
