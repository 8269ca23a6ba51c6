public import CanvasModel

/// What a network's steps are given to reach it.
public struct NetworkConnection: Sendable {
    /// The base URL without a slash at the end, `https://graph.facebook.com`.
    public let baseURL: String
    /// The values of the credentials that the network declares, by name; what is absent was not given.
    public let credentials: [String: Secret]
    /// Carries the requests.
    public let transport: any HTTPTransport
    /// Whether a stand-in answers, on whose virtual clock every wait happens, rather than the real network.
    public let isVirtual: Bool
    /// How long a real network is waited for in all, in wall time, when it asks for patience.
    public let maxWait: Interval
    /// Whether nothing may be changed at the network: reads are sent, writes are imagined.
    public let isPlan: Bool
    /// What tells this run from others at a network that outlives it; 0 when the run has the network to itself, so that
    /// every byte sent derives from the seed.
    public let nonce: UInt64
    /// How a person follows the run and stops it.
    public let watch: NetworkWatch

    /// Makes a connection.
    public init(
        baseURL: String,
        credentials: [String: Secret],
        transport: any HTTPTransport,
        isVirtual: Bool,
        maxWait: Interval = .minutes(10),
        isPlan: Bool = false,
        nonce: UInt64 = 0,
        watch: NetworkWatch = NetworkWatch()
    ) {
        self.baseURL = baseURL
        self.credentials = credentials
        self.transport = transport
        self.isVirtual = isVirtual
        self.maxWait = maxWait
        self.isPlan = isPlan
        self.nonce = nonce
        self.watch = watch
    }
}

/// The headers in which virtual time travels between a runner and a stand-in.
public enum VirtualTimeHeader {
    /// In a request: the virtual instant of sending, RFC 3339.
    public static let time = "X-Virtual-Time"
    /// In a response: how many virtual seconds the answer would have taken.
    public static let elapsed = "X-Virtual-Elapsed"
}
