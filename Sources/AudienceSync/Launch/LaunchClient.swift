public import CanvasModel
public import CanvasStep

/// Sends the requests of a launch: each three times at most, within ten seconds.
///
/// What passes by itself is tried again; what a person must act on refuses the launch, and so does an address at which
/// nothing answers.
public final class LaunchClient {
    /// Whether requests that change something are sent, or only imagined.
    public enum Mode: Hashable, Sendable {
        /// They are sent.
        case apply
        /// They are not sent and count as done.
        case plan
    }

    /// The values of the network's credentials, by name.
    public private(set) var credentials: [String: Secret]
    /// Whether they were renewed, and nothing has been taken with them yet.
    var isFreshlyRenewed = false
    /// Whether anything is changed.
    public let mode: Mode
    /// How many requests were sent.
    public private(set) var requests = 0
    /// How many of them repeated one that had failed.
    public private(set) var retries = 0

    /// How many requests that change something were imagined instead of sent.
    public private(set) var imagined = 0

    /// The virtual instant at which the launch has arrived.
    public var now: Instant { clock }

    private let connection: NetworkConnection
    private let interpret: (HTTPResponse, Instant) -> Interpretation
    private let authorize: (inout HTTPRequest, [String: Secret], Instant) -> Void
    private let renewal: ([String: Secret], Instant) -> HTTPRequest?
    private let renewed: (HTTPResponse) -> [String: Secret]?
    private let pause: any Pause
    private let timeout: Interval
    private var clock: Instant

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - network: Says what answers mean.
    ///   - connection: The way to the network.
    ///   - start: The virtual instant of the launch.
    ///   - mode: Whether anything is changed.
    ///   - pause: How a real network is waited for.
    public init(
        network: some AdNetwork,
        connection: NetworkConnection,
        start: Instant,
        mode: Mode = .apply,
        pause: any Pause = WallPause()
    ) {
        self.connection = connection
        self.mode = mode
        self.pause = pause
        credentials = connection.credentials
        timeout = network.limits.timeout
        clock = start
        interpret = { network.interpret($0, to: .launch(at: $1)) }
        authorize = { network.authorize(&$0, credentials: $1, at: $2) }
        renewal = { network.renewal($0, at: $1) }
        renewed = { network.renewed(by: $0) }
    }

    /// Sends a request that changes nothing.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - meaning: Says what an answer means, for what the network can't tell without knowing the request; without it
    ///     the network's `interpret` does.
    /// - Returns: The answer, which has been taken as accepted.
    /// - Throws: `LaunchRefusal` with the problem's sentence and its row of the troubleshooting table.
    public func read(
        _ request: HTTPRequest,
        meaning: ((HTTPResponse) -> Interpretation)? = nil
    ) async throws(LaunchRefusal) -> HTTPResponse {
        try await send(request, meaning: meaning)
    }

    /// Sends a request that changes something; when a launch is only planned, returns what it assumes instead.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - assumed: The answer of a network that did it.
    ///   - meaning: Says what an answer means; without it the network's `interpret` does.
    ///   - alreadyDone: Is asked before each repetition whether the try before it was done after all, its answer only
    ///     lost, and gives that answer then.
    public func write(
        _ request: HTTPRequest,
        assuming assumed: @autoclosure () -> HTTPResponse,
        meaning: ((HTTPResponse) -> Interpretation)? = nil,
        alreadyDone: () async throws(LaunchRefusal) -> HTTPResponse? = { () throws(LaunchRefusal) in nil }
    ) async throws(LaunchRefusal) -> HTTPResponse {
        switch mode {
        case .apply: return try await send(request, meaning: meaning, alreadyDone: alreadyDone)
        case .plan:
            imagined += 1
            return assumed()
        }
    }

    private func send(
        _ request: HTTPRequest,
        meaning: ((HTTPResponse) -> Interpretation)?,
        alreadyDone: () async throws(LaunchRefusal) -> HTTPResponse? = { () throws(LaunchRefusal) in nil }
    ) async throws(LaunchRefusal) -> HTTPResponse {
        let deadline = clock + Interval(seconds: 10)
        var delays: [Interval] = [Interval(seconds: 3), Interval(seconds: 1)]
        while true {
            switch await attempt(request, meaning: meaning) {
            case .answer(let response): return response
            case .refusal(let refusal): throw refusal
            case .again(let refusal, let wait):
                guard let delay = delays.popLast() else { throw refusal }
                let next = clock + max(wait ?? .zero, delay)
                guard next <= deadline else { throw refusal }
                if !connection.isVirtual { await pause.wait(next - clock) }
                clock = next
                if let done = try await alreadyDone() { return done }
                retries += 1
            }
        }
    }

    private enum Attempt {
        case answer(HTTPResponse)
        case again(LaunchRefusal, wait: Interval?)
        case refusal(LaunchRefusal)
    }

    private func attempt(
        _ request: HTTPRequest,
        meaning: ((HTTPResponse) -> Interpretation)?
    ) async -> Attempt {
        requests += 1
        var request = request
        authorize(&request, credentials, clock)
        let response: HTTPResponse
        do {
            response = try await connection.transport.send(request, at: clock)
        } catch {
            let refusal = LaunchRefusal(error.description, resolve: Self.advice(error), isByNetwork: true)
            return error.isFinal ? .refusal(refusal) : .again(refusal, wait: nil)
        }
        if connection.isVirtual, let elapsed = VirtualElapsed(response), elapsed.interval > .zero {
            clock = clock + min(elapsed.interval, timeout)
            if elapsed.interval >= timeout {
                return .again(LaunchRefusal(TransportError.timedOut.description, isByNetwork: true), wait: nil)
            }
        }
        switch meaning?(response).verdict ?? interpret(response, clock).verdict {
        case .accepted, .proceed, .rows:
            isFreshlyRenewed = false
            return .answer(response)
        case .transient(let problem): return .again(LaunchRefusal(problem), wait: nil)
        case .throttled(let wait, let problem): return .again(LaunchRefusal(problem), wait: wait)
        case .renewCredentials(let problem):
            switch await renew(problem, at: clock) {
            case nil, .transient: return .again(LaunchRefusal(problem), wait: nil)
            default: return .refusal(LaunchRefusal(problem))
            }
        case .incident(let problem), .dropRecords(_, let problem): return .refusal(LaunchRefusal(problem))
        }
    }

    /// Renews a token that ran out.
    ///
    /// - Returns: What follows when it can't be: a person must act, or it is to be tried again; `nil` when it was.
    func renew(_ problem: NetworkProblem, at instant: Instant) async -> SyncVerdict? {
        guard !isFreshlyRenewed, let request = renewal(credentials, instant) else { return .incident(problem) }
        requests += 1
        do {
            let response = try await connection.transport.send(request, at: instant)
            if response.status == 429 || response.status >= 500 { return .transient(problem) }
            guard let fresh = renewed(response) else { return .incident(problem) }
            credentials.merge(fresh) { _, new in new }
            isFreshlyRenewed = true
            return nil
        } catch {
            return error.isFinal ? .incident(problem) : .transient(problem)
        }
    }

    private static func advice(_ error: TransportError) -> String {
        switch error {
        case .refused, .unknownHost: "check the address, and that the network or its simulator is running"
        case .insecure: "check the address and the certificates of this machine"
        case .reset, .timedOut, .stalled, .malformed: "try again, and check the network's status page"
        }
    }
}

extension LaunchRefusal {
    /// Refuses because of a problem at the network, naming the row of the troubleshooting table.
    public init(_ problem: NetworkProblem) {
        self.init("\(problem.sentence) (\(problem.code))", resolve: problem.resolve, isByNetwork: true)
    }
}
