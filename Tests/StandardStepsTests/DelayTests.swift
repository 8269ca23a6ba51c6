import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct DelayTests {
    /// A delay, an arrival, and when it lets go; `nil` for leaving the canvas.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arrival: String
        let release: String?
        let settings: @Sendable (inout DelaySettings) -> Void

        init(
            _ description: String,
            _ arrival: String,
            _ release: String?,
            _ settings: @escaping @Sendable (inout DelaySettings) -> Void
        ) {
            testDescription = description
            self.arrival = arrival
            self.release = release
            self.settings = settings
        }
    }

    static let cases = [
        Case("a duration passes in full", "2026-12-04T07:00:01Z", "2026-12-04T08:00:01Z") { $0.duration = .hours(1) },
        // The three of the product's documentation: one week at 08:00.
        Case("a week at 08:00, come before", "2023-12-04T07:59:59Z", "2023-12-11T08:00:00Z") { $0.week(at: "08:00") },
        Case("a week at 08:00, come at 08:00", "2023-12-04T08:00:00Z", "2023-12-11T08:00:00Z") { $0.week(at: "08:00") },
        Case("a week at 08:00, come after", "2023-12-04T08:00:01Z", "2023-12-12T08:00:00Z") { $0.week(at: "08:00") },
        Case("a clock time of Berlin in winter", "2026-01-10T06:00:00Z", "2026-01-11T08:00:00Z") {
            $0.duration = .days(1)
            $0.thenAt = ClockTime("09:00")
            $0.timeZone = Zone("Europe/Berlin").map(DelayZone.fixed) ?? .local
        },
        Case("a clock time of Berlin across the change of clocks", "2026-03-28T10:00:00Z", "2026-03-30T07:00:00Z") {
            $0.duration = .days(1)
            $0.thenAt = ClockTime("09:00")
            $0.timeZone = Zone("Europe/Berlin").map(DelayZone.fixed) ?? .local
        },
        Case("the next calendar day begins at midnight", "2026-01-10T23:00:00Z", "2026-01-11T00:00:00Z") {
            $0.duration = .days(1)
            $0.calendarDay = true
        },
        Case("a calendar day may be less than 24 hours", "2026-01-10T23:00:00Z", "2026-01-12T09:30:00Z") {
            $0.duration = .days(2)
            $0.calendarDay = true
            $0.thenAt = ClockTime("09:30")
        },
        Case("a calendar day counts local midnights", "2026-01-10T23:30:00Z", "2026-01-11T23:00:00Z") {
            $0.duration = .days(1)
            $0.calendarDay = true
            $0.timeZone = Zone("Europe/Berlin").map(DelayZone.fixed) ?? .local
        },
        Case("an instant to come is waited for", "2026-12-12T00:00:00Z", "2026-12-13T22:00:00Z") {
            $0.until = DateAndTime("2026-12-13T22:00")
        },
        Case("an instant that has passed makes people leave", "2026-12-13T22:00:00Z", nil) {
            $0.until = DateAndTime("2026-12-13T19:00:00Z")
        },
    ]

    @Test("A delay lets go at its time", arguments: cases)
    func releases(_ test: Case) async throws {
        var settings = DelaySettings()
        test.settings(&settings)
        let arrival = try Instant.at(test.arrival)
        var harness = try await StepHarness(Delay.self, settings, people: .anybody(2), start: arrival)
        let verdicts = try await harness.process(at: arrival)
        let wanted = try test.release.map { Verdict.advance(at: try Instant.at($0)) } ?? .exit(.delayPassed)
        #expect(verdicts == [wanted, wanted])
    }

    @Test("Each person's own clocks count, and the fallback where there are none or unknown ones")
    func localZones() async throws {
        let people = try People.with(
            "time_zone",
            [("berlin", "Europe/Berlin"), ("new_york", "America/New_York"), ("none", nil), ("odd", "Mars/Olympus")]
        )
        var settings = DelaySettings()
        settings.week(at: "09:00")
        settings.timeZone = .local
        settings.fallbackTimeZone = try #require(Zone("Asia/Tokyo"))
        let arrival = try Instant.at("2026-01-05T12:00:00Z")
        var harness = try await StepHarness(Delay.self, settings, people: people, start: arrival)
        let verdicts = try await harness.process(at: arrival)
        let wanted = [
            "berlin": "2026-01-13T08:00:00Z", "new_york": "2026-01-12T14:00:00Z", "none": "2026-01-13T00:00:00Z",
            "odd": "2026-01-13T00:00:00Z",
        ]
        for (id, instant) in wanted {
            let person = try #require(people.person(externalID: id))
            #expect(verdicts[person].instant.description == instant, "\(id)")
        }
    }

    @Test("Without any time zone in the population the fallback counts for all")
    func fallbackZone() async throws {
        var settings = DelaySettings()
        settings.week(at: "09:00")
        settings.timeZone = .local
        settings.fallbackTimeZone = try #require(Zone("Asia/Tokyo"))
        let arrival = try Instant.at("2026-01-05T12:00:00Z")
        var harness = try await StepHarness(Delay.self, settings, people: .anybody(), start: arrival)
        #expect(try await harness.process(at: arrival) == [.advance(at: try .at("2026-01-13T00:00:00Z"))])
    }

    @Test("An instant too far after the start refuses the launch")
    func refusesDistantInstants() async throws {
        var settings = DelaySettings()
        settings.until = DateAndTime("2026-03-01")
        let error = await #expect(throws: LaunchRefusal.self) {
            _ = try await StepHarness(
                Delay.self,
                settings,
                people: .anybody(),
                start: .at("2026-01-01T00:00:00Z")
            )
        }
        #expect(error?.sentence == "`step` waits until more than 31d after the start of the run")
    }

    @Test("The path tells how long it can take")
    func longest() {
        var settings = DelaySettings()
        settings.duration = .days(2)
        #expect(Delay.declaration.paths(settings) == [StepPath("next", takesTime: true, atMost: .days(2))])
        settings.thenAt = ClockTime("09:00")
        #expect(Delay.declaration.paths(settings)[0].atMost == .days(2) + .hours(25))
    }

    @Test(
        "What is no clock time is refused",
        arguments: ["9:00", "24:00", "12:60", "12", "12:00:60", "ab:cd", "-1:00", ""]
    )
    func refusesClockTimes(text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test("A clock time is read to the second")
    func clockTimes() {
        #expect(ClockTime("23:59:58")?.secondOfDay == 86_398)
        #expect(ClockTime("00:01")?.secondOfDay == 60)
    }

    @Test("What is no time is refused", arguments: ["2026-02-30", "2026-12-13T", "2026-12-13X10:00", "tomorrow", ""])
    func refusesTimes(text: String) {
        #expect(DateAndTime(text) == nil)
    }
}

extension DelaySettings {
    mutating func week(at time: String) {
        duration = .days(7)
        thenAt = ClockTime(time)
    }
}
