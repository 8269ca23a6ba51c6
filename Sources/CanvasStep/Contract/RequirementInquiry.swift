public import CanvasModel

/// What the checks of one network's requirements share: the way to the network, and what it has answered already.
///
/// Most checks read the same few objects, so that a request which was sent is not sent again.
public final class RequirementInquiry {
    /// The way to the network; a credential that was not given is a finding, not an error.
    public let connection: NetworkConnection
    /// The ad account in question, as the network writes it; `nil` when none was named.
    public let adAccount: String?
    /// The present.
    public let now: Instant
    private var answers: [Sent: Result<HTTPResponse, TransportError>] = [:]

    /// Begins an inquiry.
    public init(connection: NetworkConnection, adAccount: String?, now: Instant) {
        self.connection = connection
        self.adAccount = adAccount
        self.now = now
    }

    /// Sends a request that changes nothing, unless its answer is known.
    public func send(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
        let sent = Sent(method: request.method, target: request.target, headers: request.headers, body: request.body)
        if let answer = answers[sent] { return answer }
        let answer: Result<HTTPResponse, TransportError>
        do {
            answer = .success(try await connection.transport.send(request, at: now))
        } catch {
            answer = .failure(error)
        }
        answers[sent] = answer
        return answer
    }

    private struct Sent: Hashable {
        let method: String
        let target: String
        let headers: [HTTPHeader]
        let body: [UInt8]
    }
}
