import CanvasModel
import CanvasStep
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The requests of a session that have no complete answer yet.
///
/// A delegate rather than a completion handler, because only a delegate can refuse a redirect on Linux, and look at an
/// answer while it comes.
final class Exchanges: NSObject, URLSessionDataDelegate {
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, any Error>, Never>

    /// Why an answer was not waited for to its end.
    enum Refusal: Error {
        /// It is larger than any answer of a network.
        case tooLarge
        /// It took too long in all.
        case tooSlow
    }

    private struct Exchange {
        let task: URLSessionDataTask
        let continuation: Continuation
        var body: [UInt8] = []
    }

    private let mostBytes: Int
    private let open = Mutex<[Int: Exchange]>([:])

    /// - Parameter mostBytes: The most bytes of an answer's body.
    init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }

    /// Sends a request whose answer may take so long in all, in wall time.
    func begin(_ task: URLSessionDataTask, within total: Interval, _ continuation: Continuation) {
        let number = task.taskIdentifier
        open.withLock { $0[number] = Exchange(task: task, continuation: continuation) }
        // Not a task that sleeps: where every thread of the pool is busy, none would wake it. The number alone is kept,
        // as a body is megabytes.
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Int(total.seconds))) { [weak self] in
            self?.refuse(number, .tooSlow)
        }
        task.resume()
    }

    /// Ends an exchange, unless it has its answer.
    private func refuse(_ number: Int, _ refusal: Refusal) {
        // Taken away first: what the session says of the task from now on concerns nobody.
        guard let exchange = open.withLock({ $0.removeValue(forKey: number) }) else { return }
        exchange.task.cancel()
        exchange.continuation.resume(returning: .failure(refusal))
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let size = open.withLock { exchanges in
            exchanges[dataTask.taskIdentifier]?.body.append(contentsOf: data)
            return exchanges[dataTask.taskIdentifier]?.body.count ?? 0
        }
        if size > mostBytes { refuse(dataTask.taskIdentifier, .tooLarge) }
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
