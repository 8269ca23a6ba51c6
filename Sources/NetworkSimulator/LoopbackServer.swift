public import CanvasStep
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Serves one simulator on 127.0.0.1, for clients that only speak HTTP: a network's official library, `curl`, a run
/// that is to cross a real socket.
///
/// ```swift
/// let server = try await LoopbackServer.start(FacebookSimulator(SimulatorSettings()))
/// print(server.baseURL)  // http://127.0.0.1:49152
/// await server.stop()
/// ```
/// Whoever starts a server stops it; one that is let go instead is cancelled. NIO sets TCP_NODELAY on every
/// connection, so that a small answer isn't held back for 40 ms.
public final class LoopbackServer: Sendable {
    /// What a body may hold: 10,000 people with twelve keys are about 8 MB.
    public static let bodyLimit = 16 << 20
    /// What a request line and its header fields may hold: Meta's own libraries put whole removals into the URL.
    public static let headLimit = 8 << 20

    /// Scheme, host and port, without a slash at the end.
    public let baseURL: String
    /// The port that the server listens on.
    public let port: Int
    /// The simulator behind the server.
    public let host: SimulatorHost

    private let server: Server<HTTP1Channel>
    private let running: Task<Void, Never>

    private init(port: Int, host: SimulatorHost, server: Server<HTTP1Channel>, running: Task<Void, Never>) {
        self.baseURL = "http://127.0.0.1:\(port)"
        self.port = port
        self.host = host
        self.server = server
        self.running = running
    }

    deinit {
        running.cancel()
    }

    /// Starts to serve a simulator.
    ///
    /// - Parameters:
    ///   - simulator: The simulator, in the state that it is in.
    ///   - port: The port; 0 takes a free one.
    /// - Throws: `LoopbackServerError` when the port can't be had.
    public static func start(
        _ simulator: any Simulator,
        port: Int = 0
    ) async throws(LoopbackServerError) -> LoopbackServer {
        try await start(SimulatorHost(simulator), port: port)
    }

    /// Starts to serve a simulator that others may ask too.
    ///
    /// - Parameters:
    ///   - host: The simulator's keeper.
    ///   - port: The port; 0 takes a free one.
    /// - Throws: `LoopbackServerError` when the port can't be had.
    public static func start(
        _ host: SimulatorHost,
        port: Int = 0
    ) async throws(LoopbackServerError) -> LoopbackServer {
        let (started, announcement) = AsyncStream.makeStream(of: Result<Int, LoopbackServerError>.self)
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: headLimit,
            maxHeaderListSize: headLimit
        )
        let server = Server(
            childChannelSetup: HTTP1Channel(
                responder: { request, writer, _ in
                    try await SimulatorResponder(host: host).answer(request, writer)
                },
                configuration: .init(httpDecoderConfiguration: decoder)
            ),
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                announcement.yield(.success(channel.localAddress?.port ?? port))
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "canvas.simulator") { _ in SwiftLogNoOpLogHandler() }
        )
        let running = Task {
            do {
                try await server.run()
            } catch {
                announcement.yield(.failure(LoopbackServerError(error, port: port)))
            }
            announcement.finish()
        }
        for await outcome in started {
            return LoopbackServer(port: try outcome.get(), host: host, server: server, running: running)
        }
        running.cancel()
        await running.value
        throw .cancelled
    }

    /// Serves a simulator for as long as the operation takes.
    ///
    /// - Parameters:
    ///   - simulator: The simulator, in the state that it is in.
    ///   - port: The port; 0 takes a free one.
    ///   - operation: What to do meanwhile.
    /// - Returns: What the operation returns.
    /// - Throws: `LoopbackServerError`, or what the operation throws.
    public static func with<Value>(
        _ simulator: any Simulator,
        port: Int = 0,
        _ operation: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let server = try await start(simulator, port: port)
        do {
            let value = try await operation(server)
            await server.stop()
            return value
        } catch {
            await server.stop()
            throw error
        }
    }

    /// The audiences of the simulator now, in the order made.
    public var audiences: [SimulatedAudience] { host.audiences }

    /// The credentials that a client needs, by the names that the network declares.
    public var credentials: [String: Secret] { host.credentials }

    /// Takes no more connections, lets the answers under way finish, and returns when nothing of the server runs.
    public func stop() async {
        do {
            try await server.shutdownGracefully()
        } catch {
            running.cancel()
        }
        await running.value
    }
}
