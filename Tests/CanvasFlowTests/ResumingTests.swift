import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct ResumingTests {
    /// Two hours, then a coin, then a day.
    private var journey: Journey {
        var journey = Journey(nodes: [
            .init(id: "pause", step: Pause(length: .hours(2)), next: [1]),
            .init(
                id: "coin",
                step: Coin(key: DrawKey(seed: 7, place: "coin", purpose: "coin")),
                next: [2, nil]
            ),
            .init(id: "day", step: Pause(length: .days(1)), next: [3]),
            .init(id: "last", step: Pause(length: .zero), next: [nil]),
        ])
        journey.schedule = .actionBased(event: "begin")
        journey.conversions = [ConversionEvent(name: "Bought", event: "buy", within: .days(3))]
        journey.exitEvents = ["leave"]
        return journey
    }

    private let ids = (0..<40).map { "p\($0)" }

    private func input(_ midFlow: [MidFlowEntry] = []) -> FlowInput {
        var events: [(Int64, UInt32, String)] = [(5000, 3, "leave")]
        for person in 0..<40 as Range<UInt32> {
            events.append((Int64(person) * 50, person, "begin"))
            events.append((Int64(person) * 4000, person, "buy"))
        }
        var input = FlowInput.forTests(for: .days(4), events: events)
        input.midFlow = midFlow
        return input
    }

    @Test("going in steps of any length comes to the same as going at once", arguments: [1800, 7200, 7201, 90_000])
    func stepwise(seconds: Int64) async throws {
        let people = try Journey.population(ids)
        let whole = LineRecorder()
        var runner = journey.runner(people, input(), recorder: whole)
        let expected = try await runner.run()

        let parts = LineRecorder()
        var resumed = journey.runner(people, input(), recorder: parts)
        while resumed.now < FlowInput.start + .days(4) {
            let before = resumed.now
            try await resumed.advance(to: before + Interval(seconds: seconds))
            let figures = try resumed.figures()
            #expect(figures.people.entries == figures.people.exited + figures.people.inCanvas)
            #expect(resumed.now == min(before + Interval(seconds: seconds), FlowInput.start + .days(4)))
        }
        let result = try await resumed.finish()
        #expect(parts.lines == whole.lines)
        #expect(result.steps.map(\.metrics.description) == expected.steps.map(\.metrics.description))
        #expect(result.endedAt == expected.endedAt)
    }

    @Test("an event that is sent on the way does what the same one of the input does")
    func sending() async throws {
        let people = try Journey.population(ids)
        let ahead = LineRecorder()
        var told = journey.runner(people, input(), recorder: ahead)
        _ = try await told.run()

        let late = LineRecorder()
        var bare = input()
        bare.events = EventLog()
        var sent = journey.runner(people, bare, recorder: late)
        let log = input().events
        for event in log.events {
            try await sent.advance(to: event.instant - Interval(seconds: 1))
            sent.send(log.names[Int(event.name)], by: event.person, at: event.instant)
        }
        _ = try await sent.run()
        #expect(late.lines == ahead.lines)
    }

    @Test("an event that nobody looks for is recorded, and one of the past happens now")
    func foreignEvent() async throws {
        let recorder = LineRecorder()
        var runner = journey.runner(try Journey.population(["ada"]), .forTests(), recorder: recorder)
        try await runner.advance(to: FlowInput.start + .hours(1))
        runner.send("wave", by: 0, at: FlowInput.start)
        try await runner.advance(to: runner.now)
        #expect(recorder.lines == ["3600 ada performed wave"])
    }

    @Test("who is put at a step is in the canvas from there on, and in its figures")
    func midFlow() async throws {
        let recorder = LineRecorder()
        let entries = [
            MidFlowEntry(person: 0, step: 2, instant: FlowInput.start + .hours(1)),
            MidFlowEntry(person: 0, step: 2, instant: FlowInput.start + .hours(2)),
        ]
        var bare = input(entries)
        bare.events = EventLog()
        var runner = journey.runner(try Journey.population(["ada"]), bare, recorder: recorder)
        let result = try await runner.run()
        #expect(
            recorder.lines == [
                "3600 ada entered 0", "3600 ada arrived @2", "3600 ada progressed 0 at 90000 @2",
                "7200 ada turned away: reentry", "90000 ada arrived @3", "90000 ada progressed 0 at 90000 @3",
                "90000 ada exited completed @3",
            ]
        )
        #expect(result.people.entries == 1)
        #expect(result.steps[0].metric("entered") == 0)
        #expect(result.steps[2].metric("proceeded") == 1)
    }
}
