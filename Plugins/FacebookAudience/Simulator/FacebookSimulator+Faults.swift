public import CanvasModel
public import CanvasStep
public import NetworkSimulator

/// Bad days, and errors that are wished for.
extension FacebookSimulator {
    /// Answers one request of a Graph API client on a bad day.
    ///
    /// `rate_limited` is 80003 with five minutes to wait, `server_error` code 2 with status 503, `token_revoked` 190/467,
    /// `terms_withdrawn` 200/1870090 on every change, `audience_deleted` 100/33 on every audience, and
    /// `partial_failure` counts a tenth of the rows of uploads as invalid, always the same people.
    public mutating func respond(
        to request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault
    ) -> HTTPResponse {
        answer(request, at: instant, under: fault)
    }

    /// Refuses what comes on a day when nothing works, or when the caller or an option names an error.
    func refuseIfWished(_ call: GraphCall) throws(GraphError) {
        if call.fault == .serverError { throw .unavailable }
        if let wish = call.request.wantedError {
            throw GraphError.documented[wish] ?? .unknownWish(wish)
        }
        if let failure = options.failure, options.failurePlace.holds(call.request) { throw failure }
    }
}

/// Where an error that an option names comes up.
enum FailurePlace: String, CaseIterable {
    /// On changes of people.
    case people
    /// On all but changes of people.
    case others
    case everywhere

    func holds(_ request: GraphRequest) -> Bool {
        let edge = request.path.count == 2 ? request.path[1] : ""
        let isPeople = ["users", "usersreplace", "usersofanyaudience"].contains(edge)
        return switch self {
        case .people: isPeople
        case .others: !isPeople
        case .everywhere: true
        }
    }
}
