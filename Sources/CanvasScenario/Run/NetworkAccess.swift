import AudienceSync
import CanvasHost
public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// Makes a network's stand-in.
public typealias SimulatorFactory = @Sendable (SimulatorSettings) -> any Simulator

/// Where the requests of a run's networks go.
public struct NetworkDestinations: Sendable {
    /// What makes each network's stand-in, by the network's name.
    public var simulators: [String: SimulatorFactory]
    /// The URLs of the networks that are reached over the network instead, by name.
    public var urls: [String: String]
    /// Whether stand-ins are called directly instead of over HTTP.
    public var isInProcess: Bool
    /// Finds the value of an environment variable, for the credentials of networks reached by URL.
    public var environment: @Sendable (String) -> String?
    /// How long a real network is waited for in all, in wall time, when it asks for patience.
    public var maxWait = Interval.minutes(10)
    /// Whether nothing may be changed at any network: reads are sent, writes are imagined.
    public var isPlan = false
    /// Whether people who are made up may be sent to a real network.
    public var sendsGeneratedPeople = false
    /// How a person follows the run and stops it.
    public var watch = NetworkWatch()

    /// What the stand-in of each network may be told by name.
    public static func options(of simulators: [String: SimulatorFactory]) -> [String: [SimulatorOption]] {
        simulators.mapValues { type(of: $0(SimulatorSettings())).options }
    }

    /// What is wrong with an answer that a scenario scripts for each network.
    static func answers(of simulators: [String: SimulatorFactory]) -> [String: (ScriptedAnswer) -> Diagnostic?] {
        simulators.mapValues { make in
            let simulator = make(SimulatorSettings())
            return { $0.problem(for: type(of: simulator)) }
        }
    }

    /// Says where requests go.
    public init(
        simulators: [String: SimulatorFactory] = [:],
        urls: [String: String] = [:],
        isInProcess: Bool = false,
        environment: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.simulators = simulators
        self.urls = urls
        self.isInProcess = isInProcess
        self.environment = environment
    }

    /// Whether a network is the real one, rather than a stand-in on this machine.
    func isReal(_ network: String) -> Bool {
        urls[network].map { !URLSessionTransport.isLoopback(baseURL: $0) } ?? false
    }
}

/// The ways to the networks of one run, with the stand-ins that it started.
struct NetworkAccess {
    private(set) var connections: [String: NetworkConnection] = [:]
    /// The networks in the order of the plugins, with where their requests go: `simulator`, or a host.
    private(set) var destinations: [(name: String, destination: String)] = []
    private var hosts: [String: SimulatorHost] = [:]
    private var servers: [LoopbackServer] = []

    /// Opens the ways to networks.
    ///
    /// - Parameters:
    ///   - networks: The networks that the canvas uses.
    ///   - to: Where their requests go.
    ///   - settings: How the stand-in of each is seeded.
    ///   - faults: The bad days of each stand-in.
    ///   - start: What the durations of bad days count from.
    mutating func open(
        _ networks: [NetworkDeclaration],
        to targets: NetworkDestinations,
        settings: (String) -> SimulatorSettings,
        faults: (String) -> [FaultRule],
        start: Instant
    ) async throws {
        for network in networks {
            if let url = targets.urls[network.name] {
                try connect(network, to: url, targets)
            } else {
                guard let simulator = targets.simulators[network.name] else {
                    throw LaunchRefusal(
                        "the network `\(network.name)` has no simulator here",
                        resolve: "give its address, --network \(network.name)=\(network.baseURL)"
                    )
                }
                let host = SimulatorHost(
                    simulator(settings(network.name)),
                    faults: faults(network.name),
                    start: start
                )
                try await serve(host, for: network, targets)
            }
        }
    }

    /// The members of each audience that its stand-in would match, by audience id.
    func matched(_ network: String) -> [String: Int] {
        figures(network, \.matched)
    }

    /// The members of each audience at its stand-in, by audience id.
    func members(_ network: String) -> [String: Int] {
        figures(network, \.members)
    }

    private func figures(_ network: String, _ figure: (SimulatedAudience) -> Int) -> [String: Int] {
        let audiences = hosts[network]?.audiences ?? []
        return Dictionary(audiences.map { ($0.id, figure($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Stops the stand-ins.
    func close() async {
        for server in servers { await server.stop() }
    }

    private mutating func serve(
        _ host: SimulatorHost,
        for network: NetworkDeclaration,
        _ targets: NetworkDestinations
    ) async throws {
        hosts[network.name] = host
        destinations.append((network.name, "simulator"))
        if targets.isInProcess {
            connections[network.name] = NetworkConnection(
                baseURL: network.baseURL,
                credentials: host.credentials,
                transport: InProcessTransport(host),
                isVirtual: true,
                isPlan: targets.isPlan,
                watch: targets.watch
            )
        } else {
            let server = try await LoopbackServer.start(host)
            servers.append(server)
            connections[network.name] = NetworkConnection(
                baseURL: server.baseURL,
                credentials: host.credentials,
                transport: try URLSessionTransport(baseURL: server.baseURL),
                isVirtual: true,
                isPlan: targets.isPlan,
                watch: targets.watch
            )
        }
    }

    private mutating func connect(
        _ network: NetworkDeclaration,
        to url: String,
        _ targets: NetworkDestinations
    ) throws {
        var credentials: [String: Secret] = [:]
        for credential in network.credentials {
            if let value = targets.environment(credential.environmentVariable), !value.isEmpty {
                credentials[credential.name] = Secret(value)
            } else if credential.isRequired {
                throw LaunchRefusal(
                    "\(network.name) at \(url) needs a credential, and \(credential.environmentVariable) is not set",
                    resolve: "set the environment variable \(credential.environmentVariable)"
                )
            }
        }
        connections[network.name] = NetworkConnection(
            baseURL: url,
            credentials: credentials,
            transport: try URLSessionTransport(baseURL: url, origins: network.origins),
            isVirtual: !targets.isReal(network.name),
            maxWait: targets.maxWait,
            isPlan: targets.isPlan,
            // Sessions of an earlier run with the same seed are over there: what came in them again would be dropped.
            nonce: targets.isPlan ? 0 : UInt64.random(in: 1...UInt64.max),
            watch: targets.watch
        )
        destinations.append((network.name, Self.host(of: url)))
    }

    private static func host(of url: String) -> String {
        let rest = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
        return rest.map(String.init) ?? url
    }
}
