public import CanvasModel
public import CanvasStep

/// What a delay waits for.
public struct DelaySettings: StepSettings {
    /// How long.
    public var duration: Interval?
    /// The clock time that is waited for after the duration.
    public var thenAt: ClockTime?
    /// Whether the duration counts midnights instead of hours.
    public var calendarDay = false
    /// The instant that is waited for instead of a duration.
    public var until: DateAndTime?
    /// Whose clocks count.
    public var timeZone = DelayZone.fixed(.utc)
    /// The zone of people who have none.
    public var fallbackTimeZone = Zone.utc

    /// Makes the settings that a document which says nothing means.
    public init() {}
}

extension Delay {
    /// The type's name, settings and path.
    public static let declaration = StepDeclaration<DelaySettings>(
        type: "delay",
        title: "Delay",
        summary: "Holds people for some time, or until a time.",
        fields: [
            Field(optional: "duration", \.duration, .duration, "How long people wait, at most 730d.", example: "1h"),
            Field(
                optional: "then_at",
                \.thenAt,
                .clockTime,
                "The clock time that people wait for after the duration.",
                example: "\"09:00\""
            ),
            Field(
                "calendar_day",
                \.calendarDay,
                .boolean,
                "Whether `duration` counts midnights, so that 1d is until the next day, at `then_at` or midnight.",
                default: "false",
                example: "true"
            ),
            Field(
                optional: "until",
                \.until,
                .dateAndTime,
                "The time that people wait until instead of a duration; who comes later leaves the canvas.",
                example: "2026-12-13T22:00"
            ),
            Field(
                "time_zone",
                \.timeZone,
                .delayZone,
                "Whose clocks count: an IANA zone, or `local` for each person's own.",
                default: "UTC",
                example: "Europe/Berlin"
            ),
            Field(
                "fallback_time_zone",
                \.fallbackTimeZone,
                .zone,
                "The zone of people who have none, with `time_zone: local`.",
                default: "UTC",
                example: "Europe/Berlin"
            ),
        ],
        rules: { settings, positions in settings.problems(positions) },
        paths: { [StepPath("next", takesTime: true, atMost: $0.longest)] },
        exits: [.delayPassed]
    )
}

extension DelaySettings {
    /// The longest time that anybody is held.
    var longest: Interval {
        if until != nil { return Delay.furthest }
        // A clock time is at most a day away, and an hour more where clocks are put back.
        let clock = thenAt != nil || calendarDay ? Interval.hours(25) : .zero
        return (duration ?? .zero) + clock
    }

    fileprivate func problems(_ positions: SettingPositions) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let duration {
            if !(Interval(seconds: 1)...Delay.longest).contains(duration) {
                found.append(
                    .error(
                        at: positions["duration"],
                        "`duration` is \(duration)",
                        fix: "it must be from 1s to \(Delay.longest)"
                    )
                )
            } else if calendarDay, duration.seconds % 86_400 != 0 {
                found.append(
                    .error(
                        at: positions["duration"],
                        "`duration` is \(duration), which is no number of calendar days",
                        fix: "write whole days, for example duration: 1d"
                    )
                )
            }
        }
        switch (duration, until) {
        case (nil, nil):
            found.append(
                .error(
                    at: positions["duration"],
                    "`delay` needs the setting `duration`",
                    fix: "for example duration: 1h"
                )
            )
        case (.some, .some):
            found.append(
                .error(at: positions["until"], "`until` can't stand beside `duration`", fix: "leave one of them out")
            )
        case (nil, .some):
            for name in ["then_at", "calendar_day"] where positions.isWritten(name) {
                found.append(
                    .error(at: positions[name], "`\(name)` can't stand beside `until`", fix: "leave one of them out")
                )
            }
        case (.some, nil):
            break
        }
        if fallbackTimeZone != .utc, timeZone.fixed != nil {
            found.append(
                .warning(
                    at: positions["fallback_time_zone"],
                    "`fallback_time_zone` has no effect",
                    fix: "it belongs to time_zone: local"
                )
            )
        }
        return found
    }
}
