import CanvasStep
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The requests of a session that have no complete answer yet.
///
/// A delegate rather than a completion handler, because only a delegate can refuse a redirect on Linux.
final class Exchanges: NSObject, URLSessionDataDelegate {
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, any Error>, Never>

    private struct Exchange {
        let continuation: Continuation
        var body: [UInt8] = []
    }

    private let open = Mutex<[Int: Exchange]>([:])

    func begin(_ task: URLSessionDataTask, _ continuation: Continuation) {
        open.withLock { $0[task.taskIdentifier] = Exchange(continuation: continuation) }
        task.resume()
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        open.withLock { $0[dataTask.taskIdentifier]?.body.append(contentsOf: data) }
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let exchange = open.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        if let error { return exchange.continuation.resume(returning: .failure(error)) }
        guard let response = task.response as? HTTPURLResponse else {
            return exchange.continuation.resume(returning: .failure(URLError(.badServerResponse)))
        }
        let headers = response.allHeaderFields.map { HTTPHeader("\($0.key)", "\($0.value)") }
        exchange.continuation.resume(
            returning: .success(
                HTTPResponse(
                    status: response.statusCode,
                    headers: headers.sorted { $0.name < $1.name },
                    body: exchange.body
                )
            )
        )
    }
}
