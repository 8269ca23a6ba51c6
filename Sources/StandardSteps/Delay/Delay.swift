public import CanvasModel
public import CanvasStep

/// Holds people for some time, or until a time.
///
/// Source: Braze, Delay step. A duration passes in full, a day of it being 24 hours; a clock time is waited for after
/// it. In calendar days, what is counted are midnights. Who arrives after the instant to wait until leaves the canvas.
public struct Delay: ImmediateStep {
    /// The longest delay: two years.
    public static let longest = Interval.days(730)
    /// The furthest that an instant to wait until may lie after the start of the run.
    public static let furthest = Interval.days(31)

    private let timing: Timing
    private let zone: Zone?
    private var local: LocalZones

    private enum Timing {
        case duration(Interval)
        case clockTime(after: Interval, ClockTime)
        case calendarDays(Int64, ClockTime)
        case until(DateAndTime)
    }

    /// Makes the step.
    ///
    /// - Throws: `LaunchRefusal` when it waits until an instant too far after the start of the run.
    public static func launch(
        _ settings: DelaySettings,
        shared: NothingShared,
        context: LaunchContext
    ) async throws -> Delay {
        let (timing, fallback) = (Self.timing(of: settings), settings.fallbackTimeZone)
        if let until = settings.until, until.instant(in: settings.timeZone.fixed ?? fallback) - context.start > furthest
        {
            throw LaunchRefusal(
                "`\(context.stepID)` waits until more than \(furthest) after the start of the run",
                resolve: "let the run start later, or wait until an earlier time"
            )
        }
        return Delay(
            timing: timing,
            zone: settings.timeZone.fixed,
            local: LocalZones(fallback: fallback)
        )
    }

    private static func timing(of settings: DelaySettings) -> Timing {
        if let until = settings.until { return .until(until) }
        let duration = settings.duration ?? .zero
        if settings.calendarDay {
            return .calendarDays(duration.seconds / 86_400, settings.thenAt ?? .midnight)
        }
        return settings.thenAt.map { .clockTime(after: duration, $0) } ?? .duration(duration)
    }

    /// Lets everybody go on at their time.
    public mutating func process(_ cohort: inout Cohort) {
        if case .duration(let duration) = timing {
            cohort.decide(.advance(at: cohort.now + duration))
            return
        }
        let now = cohort.now
        if let zone {
            let verdict = verdict(now, zone)
            if verdict == .advance(at: now) {
                cohort.decideEach { once(verdict, $0, at: now) }
            } else {
                cohort.decide(verdict)
            }
            return
        }
        let people = cohort.context.facts.people
        guard let column = people.column(named: StandardAttribute.timeZone.rawValue) else {
            let verdict = verdict(now, local.zones[0])
            cohort.decideEach { once(verdict, $0, at: now) }
            return
        }
        // Few zones are shared by many people: each zone's answer is worked out once a cohort.
        var answers: [Verdict?] = []
        cohort.decideEach { visit in
            let zone = local.index(of: visit.person, in: people, column: column)
            while answers.count < local.zones.count { answers.append(nil) }
            let answer = answers[zone] ?? verdict(now, local.zones[zone])
            answers[zone] = answer
            return once(answer, visit, at: now)
        }
    }

    /// Who comes round again to the very instant that they waited for would go round in it without end.
    private func once(_ verdict: Verdict, _ visit: Visit, at now: Instant) -> Verdict {
        visit.ordinal > 0 && verdict == .advance(at: now) ? .exit(.delayPassed) : verdict
    }

    private func verdict(_ now: Instant, _ zone: Zone) -> Verdict {
        switch timing {
        case .duration(let duration):
            return .advance(at: now + duration)
        case .clockTime(let duration, let time):
            return .advance(at: zone.next(secondOfDay: time.secondOfDay, from: now + duration))
        case .calendarDays(let days, let time):
            let today = (now.seconds + zone.offset(at: now)).daysFloored
            return .advance(at: zone.instant(local: (today + days) * 86_400 + time.secondOfDay))
        case .until(let time):
            let instant = time.instant(in: zone)
            return instant < now ? .exit(.delayPassed) : .advance(at: instant)
        }
    }
}

extension ExitReason {
    /// The instant to wait until had passed when the person came.
    public static let delayPassed = ExitReason("delay_passed")
}

extension Int64 {
    /// Seconds since 1970 as whole days.
    fileprivate var daysFloored: Int64 {
        self >= 0 ? self / 86_400 : -((-self + 86_399) / 86_400)
    }
}
