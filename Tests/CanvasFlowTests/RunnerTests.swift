import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct RunnerTests {
    let names = (0..<200).map { "person-\($0)" }

    @Test("everybody of the audience enters at the start, waits and leaves")
    func scheduledJourney() async throws {
        let journal = Journal()
        let journey = Journey(nodes: [
            .init(id: "pause", step: Pause(length: .days(1)), next: [1]),
            .init(id: "end", step: Witness(journal: journal), next: [nil]),
        ])
        let result = try await journey.run(names, .forTests())
        #expect(result.people.entries == 200)
        #expect(result.people.exited == 200)
        #expect(result.metric("proceeded", at: 0) == 200)
        #expect(result.metric("exited", at: 1) == 200)
        #expect(journal.all.map(\.person) == Array(0..<200))
        #expect(Set(journal.all.map(\.seconds)) == [86_400])
    }

    @Test("who is still in a step when the journey stops is waiting there")
    func waitingAtTheEnd() async throws {
        let journey = Journey(nodes: [
            .init(id: "pause", step: Pause(length: .days(20)), next: [1]),
            .init(id: "end", step: Pause(length: .zero), next: [nil]),
        ])
        let result = try await journey.run(names, .forTests(for: .days(10)))
        #expect(result.metric("waiting", at: 0) == 200)
        #expect(result.people.inCanvas == 200)
        #expect(result.endedAt == FlowInput.start + .days(10))
    }

    @Test("an edge that leads nowhere takes no time: a delay at the end lets people go at once")
    func terminalDelay() async throws {
        let journey = Journey(nodes: [.init(id: "pause", step: Pause(length: .days(20)), next: [nil])])
        let result = try await journey.run(names, .forTests(for: .days(1)))
        #expect(result.metric("exited", at: 0) == 200)
        #expect(result.metric("waiting", at: 0) == 0)
    }

    @Test("an exit event marks, and the entry leaves when its delay ends")
    func exitEvent() async throws {
        let journal = Journal()
        let journey = Journey(
            exitEvents: ["closed"],
            nodes: [
                .init(id: "pause", step: Pause(length: .days(30)), next: [1]),
                .init(id: "end", step: Witness(journal: journal), next: [nil]),
            ]
        )
        let early = try await journey.run(names, .forTests(for: .days(29), events: [(86_400, 3, "closed")]))
        #expect(early.metric("waiting", at: 0) == 200)
        let late = try await journey.run(names, .forTests(for: .days(31), events: [(86_400, 3, "closed")]))
        #expect(late.metric("exited", at: 0) == 1)
        #expect(late.exits.first { $0.reason == "exit_criteria" }?.count == 1)
        #expect(journal.all.count == 199)
        #expect(!journal.all.map(\.person).contains(3))
    }

    @Test("the event that an entry begins with is no reason to leave it")
    func triggerIsNoExit() async throws {
        let journey = Journey(
            schedule: .actionBased(event: "cart"),
            exitEvents: ["cart"],
            nodes: [
                .init(id: "pause", step: Pause(length: .days(1)), next: [1]),
                .init(id: "end", step: Pause(length: .zero), next: [nil]),
            ]
        )
        let result = try await journey.run(
            names,
            .forTests(events: [(10, 1, "cart"), (10, 2, "cart"), (20, 2, "cart")])
        )
        #expect(result.people.entries == 2)
        #expect(result.metric("proceeded", at: 0) == 1)
        #expect(result.metric("exited", at: 0) == 1)
    }

    @Test("a person enters again only after the pause that the canvas asks for")
    func reentry() async throws {
        let events: [(Int64, UInt32, String)] = [0, 100, 3599, 3600, 3601, 7300].map { ($0, 5, "cart") }
        var journey = Journey(
            schedule: .actionBased(event: "cart"),
            entry: EntryRules(reentryAfter: .hours(1)),
            nodes: [.init(id: "end", step: Pause(length: .zero), next: [nil])]
        )
        #expect(try await journey.run(names, .forTests(events: events)).people.entries == 3)
        journey.entry.reentryAfter = nil
        #expect(try await journey.run(names, .forTests(events: events)).people.entries == 1)
        journey.entry.reentryAfter = .zero
        let open = try await journey.run(names, .forTests(events: events + [(100, 5, "cart")]))
        #expect(open.people.entries == 6, "at most one entry a person and second")
        #expect(open.people.entered == 1)
    }

    @Test("a cap on entries takes the first in person order, and starts anew each period")
    func caps() async throws {
        let events = (0..<200).flatMap { [(Int64(60), UInt32($0), "cart"), (Int64(90_000), UInt32($0), "cart")] }
        var journey = Journey(
            schedule: .actionBased(event: "cart"),
            entry: EntryRules(reentryAfter: .hours(1), maxEntries: EntryCap(count: 50, period: .day)),
            nodes: [.init(id: "end", step: Pause(length: .zero), next: [nil])]
        )
        #expect(try await journey.run(names, .forTests(events: events)).people.entries == 100)
        journey.entry.maxEntries = EntryCap(count: 50, period: .lifetime)
        #expect(try await journey.run(names, .forTests(events: events)).people.entries == 50)
    }

    @Test("a control group leaves at once, and its conversions count")
    func control() async throws {
        let journey = Journey(
            conversions: [ConversionEvent(name: "Bought", event: "purchase", within: .days(3))],
            variants: [
                Variant(name: "A", share: 5000, isControl: false, firstStep: 0),
                Variant(name: "Control", share: 5000, isControl: true, firstStep: nil),
            ],
            nodes: [.init(id: "end", step: Pause(length: .zero), next: [nil])]
        )
        let result = try await journey.run(
            names,
            .forTests(events: (0..<200).map { (3600, UInt32($0), "purchase") })
        )
        let control = result.variants[1]
        #expect(control.entries > 70 && control.entries < 130)
        #expect(control.conversions.first?.count == control.entries)
        #expect(result.exits.first { $0.reason == "control_group" }?.count == control.entries)
        #expect(result.conversions.first?.count == 200)
        #expect(result.conversions.first?.rate == 1)
    }

    @Test("a conversion counts once an entry, after it and within its window, for the latest entry")
    func conversions() async throws {
        let journey = Journey(
            schedule: .actionBased(event: "cart"),
            entry: EntryRules(reentryAfter: .zero),
            conversions: [ConversionEvent(name: "Bought", event: "purchase", within: .hours(1))],
            nodes: [.init(id: "end", step: Pause(length: .zero), next: [nil])]
        )
        func count(_ events: [(Int64, UInt32, String)]) async throws -> Int? {
            try await journey.run(names, .forTests(events: events)).conversions.first?.count
        }
        #expect(try await count([(10, 1, "cart"), (11, 1, "purchase"), (12, 1, "purchase")]) == 1)
        #expect(try await count([(10, 1, "purchase"), (10, 1, "cart")]) == 0)
        #expect(try await count([(10, 1, "cart"), (3610, 1, "purchase")]) == 1)
        #expect(try await count([(10, 1, "cart"), (3611, 1, "purchase")]) == 0)
        #expect(try await count([(10, 1, "cart"), (20, 1, "cart"), (3605, 1, "purchase"), (3606, 1, "purchase")]) == 1)
    }

    @Test("a wait ends by its event or its time, once, and brings its state back")
    func waits() async throws {
        let journal = Journal()
        let journey = Journey(nodes: [
            .init(id: "gate", step: Gate(journal: journal, length: .hours(2)), next: [1, 2]),
            .init(id: "by event", step: Pause(length: .zero), next: [nil]),
            .init(id: "by time", step: Pause(length: .zero), next: [nil]),
        ])
        let result = try await journey.run(
            names,
            .forTests(events: [(60, 4, "close"), (90, 4, "open"), (7200, 5, "open")])
        )
        #expect(result.metric("entered", at: 0) == 200)
        #expect(result.metric("entered", at: 1) == 2)
        #expect(result.metric("entered", at: 2) == 198)
        let closed = journal.all.filter { $0.person == 4 }
        #expect(closed.map(\.reason) == [.arrived, .event(1)])
        #expect(closed.map(\.seconds) == [0, 60])
        #expect(closed.last?.state == 99)
    }

    @Test("a loop counts the visits of an entry, and draws anew at each")
    func loops() async throws {
        let journal = Journal()
        let journey = Journey(
            nodes: [
                .init(id: "pause", step: Pause(length: .days(1)), next: [1]),
                .init(id: "coin", step: Coin(key: DrawKey(seed: 7, place: "coin", purpose: "coin")), next: [2, nil]),
                .init(id: "again", step: Witness(journal: journal), next: [0]),
            ],
            order: [1, 2, 0]
        )
        let result = try await journey.run(names, .forTests(for: .days(60)))
        let ordinals = Dictionary(grouping: journal.all, by: \.person).values.map { $0.map(\.ordinal) }
        #expect(ordinals.allSatisfy { $0 == Array(0..<UInt16($0.count)) })
        #expect(ordinals.contains { $0.count > 3 })
        #expect(result.people.inCanvas == 0)
        #expect(result.metric("exited", at: 1) == 200)
    }

    @Test("an exit event that comes with the awaited one wins: the entry leaves instead of going on")
    func exitWhileWaiting() async throws {
        let journal = Journal()
        let journey = Journey(
            exitEvents: ["close"],
            nodes: [
                .init(id: "gate", step: Gate(journal: journal, length: .hours(2)), next: [1, 1]),
                .init(id: "end", step: Pause(length: .zero), next: [nil]),
            ]
        )
        let result = try await journey.run(names, .forTests(events: [(60, 4, "close"), (90, 5, "open")]))
        #expect(result.exits.first { $0.reason == "exit_criteria" }?.count == 1)
        #expect(journal.all.filter { $0.person == 4 }.map(\.reason) == [.arrived])
        #expect(result.metric("exited", at: 0) == 1)
        #expect(result.metric("entered", at: 1) == 199)
    }

    @Test(
        "a schedule that began before the run goes on in its rhythm",
        arguments: [(-3600, 86_400, 4, 3), (-86_400, 86_400, 4, 3), (0, 86_400, 4, 4), (-86_400, nil, nil, 0)]
            as [(Int64, Int64?, Int?, Int)]
    )
    func rhythm(at: Int64, every: Int64?, occurrences: Int?, expected: Int) async throws {
        let journey = Journey(
            schedule: .scheduled(
                at: FlowInput.start + Interval(seconds: at),
                every: every.map { Interval(seconds: $0) },
                occurrences: occurrences
            ),
            entry: EntryRules(reentryAfter: .hours(1)),
            nodes: [.init(id: "end", step: Pause(length: .zero), next: [nil])]
        )
        #expect(try await journey.run(names, .forTests()).people.entries == expected * 200)
    }
}
