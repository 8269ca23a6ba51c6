import CanvasHost
public import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Runs the journey to its end and the networks until nothing is pending.
    ///
    /// - Returns: The analytics; the figures of stand-ins and of loading are left to the caller.
    /// - Throws: `FlowError` for a bug; what a service throws when a run can't go on.
    public mutating func run() async throws -> RunResult {
        try await advance(to: instant(end))
        return try await finish()
    }

    /// Lets time go on, and takes whatever is due up to and with an instant.
    ///
    /// - Parameter target: The instant; one that is past changes nothing, and the journey goes no further than its end.
    /// - Throws: `FlowError` for a bug; what a service throws when a run can't go on.
    public mutating func advance(to target: Instant) async throws {
        let began = input.stopwatch()
        if !hasBegun { begin() }
        // Somebody outside may have ended waits since.
        while try giveVisits() { try await awaitStep() }
        let last = min(Int((target - input.start).seconds), end)
        while let next = nextTick(), next <= last, !input.isInterrupted() {
            advance(to: max(next, tick))
            // Asked before each call: an async call for nothing would cost more than most seconds have to do.
            if isWakeDue { try await wake(.answer) }
            takeEvents()
            enterPeople()
            takeArrivals()
            while try giveVisits() { try await awaitStep() }
            if leaving.count >= Self.mostUntold { tellLeft() }
            if isWakeDue { try await wake(.timer) }
            if tick - lastProgress >= Calendar.pageTicks {
                lastProgress = tick
                reportProgress()
            }
        }
        tellLeft()
        if last > tick, !input.isInterrupted() { advance(to: last) }
        runSeconds += input.stopwatch() - began
    }

    /// Ends the journey where it is and lets the networks go on until nothing is pending.
    ///
    /// - Returns: The analytics, as those of ``run()``.
    /// - Throws: `FlowError` for a bug; what a service throws when a run can't go on.
    public mutating func finish() async throws -> RunResult {
        let began = input.stopwatch()
        let endedAt = now
        if !input.isInterrupted() { try await settle() }
        let isInterrupted = input.isInterrupted()
        if isInterrupted {
            for index in launched.services.indices {
                try await timed { try await $0.launched.services[index].service.interrupt(in: $0.context) }
                try drainRequests(journeyIsOver: true)
            }
        }
        runSeconds += input.stopwatch() - began
        var result = try figures()
        result.endedAt = endedAt
        result.isInterrupted = isInterrupted
        return result
    }

    /// The analytics as they are at the present instant: who is with a network is pending.
    ///
    /// - Throws: `FlowError` when not everybody is accounted for, which is a bug.
    public func figures() throws -> RunResult {
        try checkConservation()
        var result = result(settledAt: now)
        result.timing.sync = syncSeconds
        result.timing.run = runSeconds - syncSeconds
        return result
    }

    private mutating func begin() {
        hasBegun = true
        fileStartBehaviors()
        notePast()
    }

    /// Ends the journey and lets the networks go on until nothing is pending.
    private mutating func settle() async throws {
        for index in launched.services.indices {
            try await timed { try await $0.launched.services[index].service.finish(in: $0.context) }
            try drainRequests(journeyIsOver: true)
        }
        while let next = wakes.nextTick, !input.isInterrupted() {
            advance(to: next)
            try await wake(.answer, journeyIsOver: true)
            try await wake(.timer, journeyIsOver: true)
        }
    }

    private var isWakeDue: Bool {
        mutating get { wakes.nextTick.map { $0 <= tick } ?? false }
    }

    /// The present instant.
    public var now: Instant { instant(tick) }

    private mutating func advance(to tick: Int) {
        self.tick = tick
        context.advance(to: now)
    }

    /// When the journey stops.
    public var endInstant: Instant { instant(end) }

    func instant(_ tick: Int) -> Instant {
        Instant(seconds: input.start.seconds + Int64(tick))
    }

    /// The next instant at which anything is due, the present one included; `nil` when nothing is before the end.
    public mutating func nextInstant() -> Instant? {
        if !hasBegun { begin() }
        return nextTick().flatMap { $0 <= end ? instant(max($0, tick)) : nil }
    }

    private mutating func nextTick() -> Int? {
        var next = Int.max
        if let tick = calendar.nextTick { next = tick }
        if let tick = acts.nextTick { next = min(next, tick) }
        if let tick = wakes.nextTick { next = min(next, tick) }
        if let tick = nextOccurrence { next = min(next, tick) }
        if logCursor < input.events.events.count {
            next = min(next, Int((input.events.events[logCursor].instant - input.start).seconds))
        }
        if midFlowCursor < midFlow.count, let tick = nextMidFlow { next = min(next, tick) }
        return next == .max ? nil : next
    }

    /// Notes what the input says of the time before the run.
    private mutating func notePast() {
        while logCursor < input.events.events.count, input.events.events[logCursor].instant < input.start {
            let event = input.events.events[logCursor]
            note(event, eventRules[logPlans[Int(event.name)]])
            logCursor += 1
        }
    }

    private mutating func note(_ event: EventLog.Event, _ rules: EventRules) {
        let properties = event.properties < 0 ? nil : input.events.properties[Int(event.properties)]
        remember(rules, person: event.person, properties: properties, at: event.instant)
    }

    mutating func remember(_ rules: EventRules, person: UInt32, properties: Properties?, at instant: Instant) {
        if let code = rules.code { context.facts.note(code, person: Int(person), at: instant) }
        if rules.isPurchase, case .text(let product)? = properties?["product_id"], let code = purchaseCodes[product] {
            context.facts.note(code, person: Int(person), at: instant)
        }
    }

    private func reportProgress() {
        input.progress?(FlowProgress(now: now, start: input.start, end: instant(end)))
    }

    private mutating func fileStartBehaviors() {
        for index in startBehaviors {
            let plan = behaviors[index]
            for person in hashes.indices {
                if isRecording { recordBehavior(index, person: UInt32(person), entryOrdinal: 0, visitOrdinal: 0) }
                guard let delay = plan.delay(person: hashes[person], entry: 0, visit: 0), delay <= end else { continue }
                acts.file(UInt32(person), UInt16(index), at: delay)
            }
        }
    }

    /// Gives services their time, and acts on what they asked for.
    private mutating func wake(_ wake: Wake, journeyIsOver: Bool = false) async throws {
        for service in wakes.take(wake, at: tick) {
            try await timed { try await $0.launched.services[service].service.wake(wake, in: $0.context) }
            try drainRequests(journeyIsOver: journeyIsOver)
        }
    }

    private mutating func timed(_ body: (inout FlowRunner) async throws -> Void) async throws {
        let began = input.stopwatch()
        try await body(&self)
        syncSeconds += input.stopwatch() - began
    }

    /// Acts on what steps and services asked for or told.
    mutating func drainRequests(journeyIsOver: Bool = false) throws {
        guard context.takeAsking() else { return }
        for request in context.wakes {
            let tick = Int((request.instant - input.start).seconds)
            wakes.add(request.wake, WakeQueue.Item(tick: tick, service: request.service))
        }
        context.wakes.removeAll(keepingCapacity: true)
        var marks: [StepContext.Mark] = []
        swap(&marks, &context.marks)
        if !journeyIsOver { happened(marks) }
        // The emptied buffer goes back, for the next marks.
        marks.removeAll(keepingCapacity: true)
        swap(&marks, &context.marks)
    }
}
