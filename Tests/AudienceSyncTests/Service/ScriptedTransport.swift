import CanvasModel
import CanvasStep
import Synchronization

/// Answers requests by a function, in process, and keeps them.
final class ScriptedTransport: HTTPTransport {
    struct Call: Sendable {
        let request: HTTPRequest
        let at: Instant
    }

    private let calls = Mutex<[Call]>([])
    private let answer: @Sendable (Call, Int) throws(TransportError) -> HTTPResponse

    init(_ answer: @escaping @Sendable (Call, Int) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    var sent: [Call] { calls.withLock { $0 } }

    func send(_ request: HTTPRequest, at instant: Instant) async throws(TransportError) -> HTTPResponse {
        let call = Call(request: request, at: instant)
        let ordinal = calls.withLock { all in
            all.append(call)
            return all.count - 1
        }
        return try answer(call, ordinal)
    }
}

extension HTTPRequest {
    var text: String { String(decoding: body, as: UTF8.self) }
}
