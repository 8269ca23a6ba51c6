import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct DeterminismTests {
    private let behavior = [
        Behavior(cause: .start, act: .event("cart", Properties()), probability: 0.7, within: .days(1)),
        Behavior(
            cause: .interaction(.received, step: 2),
            act: .interaction(.opened, step: 2),
            probability: 0.4,
            within: .hours(6)
        ),
        Behavior(
            cause: .interaction(.opened, step: 2),
            act: .event("purchase", Properties()),
            probability: 0.5,
            within: .days(1)
        ),
        Behavior(cause: .arrival(step: 1), act: .event("closed", Properties()), probability: 0.05, within: .hours(3)),
    ]

    private func figures(_ names: [String], sliceSize: Int = 8192, seed: UInt64 = 7) async throws -> [String] {
        let journal = Journal()
        let journey = Journey(
            schedule: .actionBased(event: "cart"),
            exitEvents: ["closed"],
            conversions: [ConversionEvent(name: "Bought", event: "purchase", within: .days(3))],
            nodes: [
                .init(id: "wait", step: Pause(length: .hours(1)), next: [1]),
                .init(id: "coin", step: Coin(key: DrawKey(seed: seed, place: "coin", purpose: "coin")), next: [2, 3]),
                .init(
                    id: "message",
                    step: Witness(journal: journal, mark: .received),
                    next: [3],
                    metrics: [MetricDeclaration("opens", "Opened.", counts: .opened)]
                ),
                .init(id: "rest", step: Pause(length: .days(2)), next: [4]),
                .init(id: "end", step: Pause(length: .zero), next: [nil]),
            ]
        )
        let result = try await journey.run(names, .forTests(seed: seed, behavior: behavior, sliceSize: sliceSize))
        return result.steps.map { "\($0.metrics)" } + result.exits.map { "\($0)" }
            + result.conversions.map { "\($0)" } + journal.all.map { "\($0)" }
    }

    @Test("the order of the people in the input and the size of slices change nothing")
    func sameFigures() async throws {
        let names = (0..<3000).map { "p-\($0)" }
        let expected = try await figures(names)
        #expect(expected.count > 1000)
        #expect(try await figures(names.reversed()) == expected)
        #expect(try await figures(names.shuffled()) == expected)
        #expect(try await figures(names, sliceSize: 7) == expected)
        #expect(try await figures(names, seed: 8) != expected)
    }

    @Test("what one person goes through does not depend on who else is there")
    func shards() async throws {
        let names = (0..<1000).map { "p-\($0)" }
        func opens(_ names: [String]) async throws -> Int {
            let line = try await figures(names).first { $0.contains("opens") } ?? ""
            return Int(line.split(separator: " ").last?.dropLast(2) ?? "") ?? -1
        }
        let all = try await opens(names)
        let parts = try await opens(Array(names[..<300])) + opens(Array(names[300...]))
        #expect(all > 100)
        #expect(all == parts)
    }

    @Test("slices are bounded and in person order")
    func slices() async throws {
        let journal = Journal()
        let journey = Journey(nodes: [.init(id: "end", step: Witness(journal: journal), next: [nil])])
        _ = try await journey.run((0..<1000).map { "p-\($0)" }, .forTests(sliceSize: 300))
        #expect(journal.sizes == [300, 300, 300, 100])
        #expect(journal.all.map(\.person) == Array(0..<1000))
    }
}
