import CanvasModel
import CanvasStep

/// A simulator and the day that it has.
struct SimulatorState: Sendable {
    var simulator: any Simulator
    var schedule = FaultSchedule()
    var journal = RequestJournal()
    /// The time, when it was set; `nil` while it follows the wall.
    var clock: Instant?

    private let initial: any Simulator
    private let faults: [FaultRule]
    private let start: Instant?

    init(_ simulator: any Simulator, faults: [FaultRule], start: Instant?) {
        self.simulator = simulator
        initial = simulator
        self.faults = faults
        self.start = start
        for fault in faults { schedule.add(fault, start: start) }
    }

    /// Makes everything as it was at first.
    mutating func reset() {
        self = SimulatorState(initial, faults: faults, start: start)
    }

    /// Answers one request; `nil` when the connection ends instead.
    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse? {
        if let path = ControlPath(request) { return path.answer(request, at: instant, in: &self) }
        let strike = schedule.fault(for: request, at: instant)
        let answer = answer(request, at: instant, under: strike)
        journal.note(request, answer, at: instant, under: strike?.rule.fault)
        return answer
    }

    private mutating func answer(
        _ request: HTTPRequest,
        at instant: Instant,
        under strike: (rule: FaultRule, struck: Int)?
    ) -> HTTPResponse? {
        guard let strike else { return simulator.respond(to: request, at: instant) }
        switch strike.rule.fault {
        case .rateLimited, .serverError, .tokenRevoked, .termsWithdrawn, .audienceDeleted, .partialFailure:
            return simulator.respond(to: request, at: instant, under: strike.rule.fault)
        case .reset:
            return nil
        case .malformedAnswer:
            return MalformedAnswer.after(strike.struck)
        case .timeOut:
            return HTTPResponse(status: 504).taking(.days(1))
        case .scripted:
            return strike.rule.answers[strike.struck].response
        case .slow:
            return simulator.respond(to: request, at: instant).taking(Interval(seconds: 20))
        }
    }
}

extension HTTPResponse {
    /// The answer as it comes when it takes so long.
    fileprivate func taking(_ interval: Interval) -> HTTPResponse {
        var answer = self
        answer.headers.removeAll { $0.name.lowercased() == VirtualTimeHeader.elapsed.lowercased() }
        answer.headers.append(HTTPHeader(VirtualTimeHeader.elapsed, String(interval.seconds)))
        return answer
    }
}
