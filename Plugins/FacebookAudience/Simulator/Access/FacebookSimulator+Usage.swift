import CanvasModel
import NetworkSimulator

/// Counts calls and throttles.
///
/// Source: Meta, Marketing API, Rate Limiting; Graph API, Rate Limits.
extension FacebookSimulator {
    /// How long a caller is asked to wait on a day without calls to spare.
    private static let badDayMinutes = 5

    /// Counts a call against the app's limit.
    ///
    /// - Throws: 4 when the calls of the last hour have used it up.
    mutating func meterApp(_ call: GraphCall) throws(GraphError) {
        appCalls.count(at: call.instant)
        if options.appQuota > 0, appCalls.total > options.appQuota { throw .appThrottled }
    }

    /// Counts a call against an ad account's limits.
    ///
    /// Refused calls count as well: who goes on while throttled waits longer.
    ///
    /// - Throws: 80003 when the custom audience calls of the last hour have used the quota up, 17 or 613 when the score
    ///   of all calls has.
    mutating func meter(
        _ call: inout GraphCall,
        _ limits: GraphCall.Limits,
        account: String
    ) throws(GraphError) {
        call.meteredAccount = account
        call.limits = limits
        let isRead = call.request.method == .get
        if options.hasScoreLimit {
            let isRefused = accounts[account]?.score.refuses(
                isRead ? 1 : 3,
                limit: options.accessTier.score,
                at: call.instant
            )
            if isRefused == true {
                throw isRead
                    ? .readsThrottled(status: options.throttledStatus)
                    : .writesThrottled(status: options.throttledStatus)
            }
        }
        guard limits != .adAccount else { return }
        accounts[account]?.calls.count(at: call.instant)
        guard let state = accounts[account] else { return }
        if call.fault == .rateLimited || state.calls.total > quota(of: state) {
            throw .throttled(status: options.throttledStatus)
        }
    }

    /// What the header `X-Business-Use-Case-Usage` says of an ad account: per cent of its quota, minutes to wait.
    ///
    /// The simulator does no work worth measuring, so CPU and total time stay at a fixed fraction of the calls.
    func useCaseUsage(_ call: GraphCall, account: String) -> JSON? {
        guard let state = accounts[account] else { return nil }
        let quota = quota(of: state)
        var percent = min(state.calls.total * 100 / quota, 100)
        // The next call must find the quota not used up.
        let seconds = state.calls.total > quota ? state.calls.secondsUntilBelow(quota, from: call.instant) : 0
        var minutes = (seconds + 59) / 60
        if call.fault == .rateLimited {
            percent = 100
            minutes = max(minutes, Self.badDayMinutes)
        }
        let time = max(1, percent / 4)
        let entry: JSON = [
            "type": "custom_audience",
            "call_count": .number(percent),
            "total_cputime": .number(time),
            "total_time": .number(time),
            "estimated_time_to_regain_access": .number(minutes),
        ]
        return .object([.init(name: account, value: [entry])])
    }

    /// What the header `X-Ad-Account-Usage` says: per cent of the score, seconds until it has decayed.
    func adAccountUsage(_ call: GraphCall, account: String) -> JSON? {
        guard let state = accounts[account] else { return nil }
        let usage = state.score.usage(most: options.accessTier.score.most, at: call.instant)
        return [
            "acc_id_util_pct": .number("\(usage.percent)"),
            "reset_time_duration": .number(usage.reset),
            "ads_api_access_tier": .text(options.accessTier.headerName),
        ]
    }

    /// What the header `X-App-Usage` says: per cent of the app's limit, 0 when there is none.
    var appUsage: JSON {
        let percent = options.appQuota > 0 ? min(appCalls.total * 100 / options.appQuota, 100) : 0
        return ["call_count": .number(percent), "total_cputime": 0, "total_time": .number(max(1, percent / 4))]
    }

    private func quota(of account: AdAccount) -> Int {
        options.accessTier.quota(audiences: account.audiences.count)
    }
}
