import CanvasModel
import NetworkSimulator

/// A request on its way through the simulator.
struct GraphCall {
    /// Which limits a call counts against, which decides what the answer tells of them.
    enum Limits {
        /// The app's alone.
        case app
        /// The ad account's score.
        case adAccount
        /// The ad account's score and its hourly quota of custom audience calls.
        case customAudience
        /// The same, for a change of people.
        case people
    }

    let request: GraphRequest
    let instant: Instant
    /// The bad day that the network has.
    let fault: SimulatorFault?
    /// The version that answers.
    var version = ApiVersions.fallback
    var limits = Limits.app
    /// The number of the ad account whose quota the call counts against.
    var meteredAccount: String?

    init(_ request: GraphRequest, at instant: Instant, under fault: SimulatorFault?) {
        self.request = request
        self.instant = instant
        self.fault = fault
    }

    var parameters: GraphParameters { request.parameters }

    /// The nodes and fields asked for; `nil` leaves it to the node.
    func fields() throws(GraphError) -> [FieldSelection]? {
        try FieldSelection.read(parameters)
    }
}
