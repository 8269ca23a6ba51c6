import CanvasModel

/// Counts calls and throttles.
extension FacebookSimulator {
    /// Counts a call against an ad account's quota.
    ///
    /// Refused calls count as well: who goes on while throttled waits longer.
    ///
    /// - Throws: 80003 when the calls of the last hour have used the quota up.
    mutating func meter(_ call: inout GraphCall, account: String) throws(GraphError) {
        call.meteredAccount = account
        accounts[account]?.calls.count(at: call.instant)
        guard let state = accounts[account], state.calls.total > quota(of: state) else { return }
        throw .throttled(status: options.throttledStatus)
    }

    /// What the header `X-Business-Use-Case-Usage` says of an ad account: per cent of its quota, minutes to wait.
    ///
    /// The simulator does no work worth measuring, so CPU and total time stay at a fixed fraction of the calls.
    func usage(of account: String) -> JSON? {
        guard let state = accounts[account] else { return nil }
        let quota = quota(of: state)
        let percent = min(state.calls.total * 100 / quota, 100)
        let time = max(1, percent / 4)
        // The next call must find the quota not used up.
        let seconds = state.calls.total > quota ? state.calls.secondsUntilBelow(quota) : 0
        let entry: JSON = [
            "type": "custom_audience",
            "call_count": .number(percent),
            "total_cputime": .number(time),
            "total_time": .number(time),
            "estimated_time_to_regain_access": .number((seconds + 59) / 60),
        ]
        return .object([.init(name: account, value: [entry])])
    }

    private func quota(of account: AdAccount) -> Int {
        options.accessTier.quota(audiences: account.audiences.count)
    }
}
