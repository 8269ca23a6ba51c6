public import CanvasModel
public import CanvasStep

/// Carries requests to a simulator by a function call.
public struct InProcessTransport: HTTPTransport {
    private let host: SimulatorHost

    /// Makes a transport to a simulator that others may ask too.
    public init(_ host: SimulatorHost) {
        self.host = host
    }

    /// Answers the request at that instant.
    ///
    /// - Throws: `TransportError.reset` when a fault of the simulator ends the connection; nothing else can go wrong.
    public func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse {
        try host.respond(to: request, at: instant)
    }
}
