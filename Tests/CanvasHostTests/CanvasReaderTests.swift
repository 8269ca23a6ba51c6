import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct CanvasReaderTests {
    static let full = """
        version: 1
        name: Abandoned cart
        description: Follow people who leave a cart.
        schedule: { type: action_based, trigger: { event: cart_abandoned } }
        audience: { all: [{ segment: reachable }, { attribute: plan, equals: pro }] }
        entry: { reentry_after: 7d, max_entries: { count: 50000, per: day } }
        exit_criteria:
          events: [{ event: account_closed }, { event: purchase }]
          filter: { attribute: plan, equals: gone }
        conversions:
          - { name: Purchase, event: purchase, within: 2d }
          - { name: Visit, event: visit }
        segments:
          reachable: { any: [{ attribute: email, exists: true }, { attribute: phone, exists: true }] }
        variants:
          - { name: Retarget, percent: 89.5, first_step: wait }
          - { name: Control, percent: 10.5, control: true }
        steps:
          - { id: wait, type: delay, settings: { duration: 1h }, next: bought }
          - id: bought
            type: decision_split
            settings: { if: { event: purchase, in_last: 1h } }
            next: { no: tell, yes: exit }
          - { id: cool-off, type: delay, name: Cool off, settings: { duration: 1d, then_at: 09:00 }, next: { next: bought } }
          - { id: tell, type: message, settings: { channel: email }, next: cool-off }
        """

    @Test("A document with every key is read without a problem")
    func readsEverything() throws {
        let reading = try Reading(Self.full)
        #expect(reading.problems == [])
        let canvas = try #require(reading.canvas)
        #expect(canvas.name == "Abandoned cart")
        #expect(canvas.entry.reentryAfter == .days(7))
        #expect(canvas.entry.maxEntries == EntryCap(count: 50_000, period: .day))
        #expect(canvas.exitEvents == ["account_closed", "purchase"])
        #expect(canvas.exitFilter?.leaves.count == 1)
        #expect(
            canvas.conversions == [
                ConversionEvent(name: "Purchase", event: "purchase", within: .days(2)),
                ConversionEvent(name: "Visit", event: "visit", within: .days(3)),
            ]
        )
        #expect(canvas.variants.map(\.share) == [8950, 1050])
        #expect(canvas.variants.map(\.isControl) == [false, true])
        #expect(canvas.variants.map(\.firstStep) == [0, nil])
        #expect(canvas.segments.keys.sorted() == ["reachable"])
        guard case .actionBased("cart_abandoned") = canvas.schedule else {
            Issue.record("the schedule is \(canvas.schedule)")
            return
        }
    }

    @Test("Paths come in the order of the step type, not of the document")
    func ordersPaths() throws {
        let canvas = try #require(try Reading(Self.full).canvas)
        #expect(canvas.steps[1].edges.map(\.path) == ["yes", "no"])
        #expect(canvas.steps[1].edges.map(\.target) == [nil, 3])
        #expect(canvas.steps[2].edges.map(\.target) == [1])
        #expect(canvas.steps[1].edges[0].passing?.leaves.count == 1)
    }

    @Test("Steps are ordered by the edges on which no time passes")
    func ordersSteps() throws {
        let canvas = try #require(try Reading(Self.full).canvas)
        // `bought` → `tell` → `cool-off` at once; the way back from `cool-off` takes time.
        #expect(canvas.order == [0, 1, 3, 2])
    }

    @Test("The longest path counts a loop once")
    func longestPath() throws {
        let canvas = try #require(try Reading(Self.full).canvas)
        #expect(canvas.longestPath == .hours(1) + .days(1) + .hours(25))
    }

    @Test("A document without a schedule and variants takes everybody at the start to the first step")
    func defaults() throws {
        let reading = try Reading(
            """
            name: Hello
            steps:
              - { id: hello, type: message, settings: { channel: push } }
            """
        )
        #expect(reading.problems == [])
        let canvas = try #require(reading.canvas)
        #expect(canvas.variants.map(\.name) == ["Variant 1"])
        #expect(canvas.variants.map(\.share) == [10_000])
        #expect(canvas.variants.map(\.firstStep) == [0])
        #expect(canvas.longestPath == .zero)
        guard case .scheduled(at: nil, every: nil, occurrences: nil) = canvas.schedule else {
            Issue.record("the schedule is \(canvas.schedule)")
            return
        }
    }

    @Test("Eleven mistakes are eleven problems, each where it is")
    func elevenMistakes() throws {
        let reading = try Reading(
            """
            name: Eleven mistakes
            descripton: A misspelt key.
            schedule: { type: scheduled, every: often }
            entry: { max_entries: { count: 10, per: day } }
            conversions: [{ name: Purchase, event: purchase, within: 1m }]
            variants:
              - { name: A, percent: 60, first_step: wait }
              - { name: B, percent: 30, first_step: split }
            steps:
              - { id: wait, type: delay, settings: { duration: 3y }, next: splt }
              - id: split
                type: decision_split
                settings: { if: { step: nowhere_at_all, received: true } }
                next: { yes: tell }
              - { id: tell, type: mesage, settings: { channel: email }, next: split2 }
              - id: split2
                type: experiment_paths
                settings: { paths: [{ name: a, percent: 50 }, { name: b, percent: 49 }] }
                next: { a: exit, b: exit }
            """
        )
        #expect(reading.canvas == nil)
        #expect(
            reading.problems == [
                "2:1 error the canvas has no `descripton`",
                "3:37 error `often` is not a duration such as 30s, 5m, 1h, 2d or 1w",
                "4:41 error the entries of a canvas of the type `scheduled` can't be counted per day",
                "5:58 error `within` is 1m",
                "7:3 error the percentages of the variants add to 90",
                "10:52 error `3y` is not a duration such as 30s, 5m, 1h, 2d or 1w",
                "10:64 error no step is named `splt`",
                "13:23 error no step is named `nowhere_at_all`",
                "14:5 error step `split` does not say where `no` leads",
                "15:23 error no step type is named `mesage`",
                "18:24 error the percentages of the paths add to 99",
            ]
        )
        #expect(reading.diagnostics[0].fix == "did you mean `description`?")
        #expect(reading.diagnostics[6].fix == "did you mean `split`?")
        #expect(reading.diagnostics[9].fix == "did you mean `message`?")
    }

    @Test("What is no mapping is refused", arguments: ["[1, 2]", "hello"])
    func refusesOtherDocuments(yaml: String) throws {
        let reading = try Reading(yaml)
        #expect(reading.canvas == nil)
        #expect(reading.places == ["1:1 error"])
    }

    @Test("The effective document says every default and means the same")
    func effectiveDocument() throws {
        let yaml = """
            name: "Hello: world"
            conversions: [{ name: Purchase, event: purchase }]
            steps:
              - { id: wait, type: delay, settings: { duration: 1h }, next: hello }
              - { id: hello, type: message, settings: { channel: push } }
            """
        let reader = CanvasReader(try Registry([StandardStepsFixture.plugin]))
        let text = reader.effectiveText(of: try YAML.read(yaml))
        for part in [
            "version: 1", "type: scheduled", "name: \"Hello: world\"", "within: 3d", "percent: 100",
            "first_step: wait", "calendar_day: false", "on_failure: exit", "next: exit",
        ] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
        let again = try YAML.read(text)
        let read = reader.read(again)
        #expect(read.diagnostics.all.map(\.description) == [])
        #expect(read.canvas?.longestPath == .hours(1))
        #expect(reader.effectiveText(of: again) == text)
    }
}
