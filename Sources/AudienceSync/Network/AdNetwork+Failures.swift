import CanvasModel
public import CanvasStep

extension AdNetwork {
    /// What follows from an answer that is no success, by the network's error table.
    ///
    /// An answer that no row fits passes by itself, as the first row of the table that does.
    ///
    /// - Parameters:
    ///   - response: The answer; a `Retry-After` in whole seconds goes before the row's own wait.
    ///   - code: The code in its body; `nil` when there is none.
    ///   - call: What it answers.
    public func failure(_ response: HTTPResponse, code: String?, to call: SyncCall) -> SyncVerdict {
        let table = FailureTable(failures, troubleshooting: troubleshooting)
        let wait = response.headers["Retry-After"].flatMap { Int64($0) }.map { Interval(seconds: $0) }
        if let failure = table.failure(status: response.status, code: code) {
            return table.verdict(of: failure, to: call, wait: wait)
        }
        let row = table.failures.first { $0.reaction == .transient }?.row ?? ""
        let unreadable = NetworkProblem(
            scope: .adAccount,
            code: row,
            sentence: "the answer, with the status \(response.status), can't be read",
            resolve: troubleshooting.first { $0.code == row }?.resolve ?? ""
        )
        return .transient(unreadable)
    }
}
