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

    /// Answers one request on a bad day; a request that the fault does not concern is answered as ever.
    ///
    /// Only asked for the faults whose look is the network's own; the others never reach a simulator.
    mutating func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse

    /// The audiences in the order made, with what the network alone knows of them.
    var audiences: [SimulatedAudience] { get }

    /// Who is in an audience; `nil` when there is none with the identifier, or `SimulatorSettings.keepsRows` is off.
    func members(of audience: String) -> SimulatedMembers?

    /// All that the simulator holds, as JSON, to go on from another day.
    func saved() -> [UInt8]

    /// Takes on what `saved()` gave.
    ///
    /// - Throws: `SimulatorStateError` when the bytes are no state of this simulator, which is then unchanged.
    mutating func load(_ state: [UInt8]) throws(SimulatorStateError)

    /// What `SimulatorSettings.options` may hold for this network.
    static var options: [SimulatorOption] { get }

    /// The ad account that exists when nobody names one, as the network writes it.
    static var madeUpAdAccount: String { get }

    /// What keeps an answer from being one that the network could give, one sentence; `nil` when it could.
    ///
    /// Scripted answers are held against it, unless they say that they are raw.
    static func problem(with answer: HTTPResponse) -> String?

    /// The credentials that a client of this stand-in needs, by the names that the network declares.
    var credentials: [String: Secret] { get }
}

extension Simulator {
    /// No options.
    public static var options: [SimulatorOption] { [] }

    /// Nothing is known of the network's answers, so that none can be told from what it never says.
    public static func problem(with answer: HTTPResponse) -> String? {
        "the simulator does not say what its network's answers look like"
    }

    /// A plain number.
    public static var madeUpAdAccount: String { "1234567890" }
}
