public import CanvasModel
public import CanvasStep

extension Simulator {
    public mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse { respond(to: request, at: instant) }
    public func members(of audience: String) -> SimulatedMembers? { nil }
    public func saved() -> [UInt8] { [] }
    public mutating func load(_ state: [UInt8]) throws(SimulatorStateError) {}
}
