import CanvasModel

/// A request on its way through the simulator.
struct GraphCall {
    let request: GraphRequest
    let instant: Instant
    let version: String
    /// The number of the ad account whose quota the call counts against.
    var meteredAccount: String?

    var parameters: GraphParameters { request.parameters }

    /// The nodes and fields asked for; `nil` leaves it to the node.
    func fields() throws(GraphError) -> [FieldSelection]? {
        try FieldSelection.read(parameters)
    }
}
