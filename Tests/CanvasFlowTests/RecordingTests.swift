import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep
import Testing

@Suite struct RecordingTests {
    @Test("what becomes of a person is told in order, with why they leave")
    func order() async throws {
        var journey = Journey(nodes: [
            .init(id: "pause", step: Pause(length: .hours(2)), next: [1]),
            .init(id: "last", step: Pause(length: .zero), next: [nil]),
        ])
        journey.schedule = .actionBased(event: "begin")
        journey.exitEvents = ["leave"]
        journey.conversions = [ConversionEvent(name: "Bought", event: "buy", within: .days(3))]
        let recorder = LineRecorder(only: 0)
        let people = try Journey.population(["ada", "grace"])
        let input = FlowInput.forTests(
            events: [
                (10, 0, "begin"), (20, 0, "begin"), (30, 0, "buy"), (40, 0, "leave"), (50, 0, "leave"),
                (10, 1, "begin"),
            ]
        )
        var runner = journey.runner(people, input, recorder: recorder)
        _ = try await runner.run()
        let name = people.externalID(of: 0)
        #expect(
            recorder.lines == [
                "10 \(name) performed begin", "10 \(name) entered 0", "10 \(name) arrived @0",
                "10 \(name) progressed 0 at 7210 @0", "20 \(name) performed begin", "20 \(name) turned away: reentry",
                "30 \(name) performed buy", "30 \(name) converted 0", "40 \(name) performed leave",
                "40 \(name) marked by leave", "50 \(name) performed leave", "7210 \(name) exited exit_criteria @0",
            ]
        )
    }

    @Test("a draw is told with the bounds between which it decides alike", arguments: 0..<20)
    func bounds(seed: UInt64) {
        let draw = DrawKey(seed: seed, place: "a", purpose: "b").draw(person: seed &* 77, entry: 0, visit: 0)
        let shares: [Double] = [0.2, 0.5, 0.3]
        func path(_ draw: Draw) -> Int {
            draw.unit < 0.2 ? 0 : draw.unit < 0.7 ? 1 : 2
        }
        let bounds = DrawRecord.bounds(of: draw, path)
        let lower = shares[..<path(draw)].reduce(0, +)
        #expect(abs(bounds.lowerBound - lower) < 1e-12)
        #expect(abs(bounds.upperBound - (lower + shares[path(draw)])) < 1e-12)
        #expect(bounds.contains(draw.unit))
    }

    @Test("a recorder changes no figure")
    func nothingChanges() async throws {
        let journey = Journey(nodes: [
            .init(
                id: "coin",
                step: Coin(key: DrawKey(seed: 7, place: "coin", purpose: "coin")),
                next: [nil, nil]
            )
        ])
        let people = try Journey.population((0..<300).map { "p\($0)" })
        let recorder = LineRecorder()
        var recorded = journey.runner(people, .forTests(), recorder: recorder)
        var plain = journey.runner(people, .forTests())
        let (first, second) = (try await recorded.run(), try await plain.run())
        #expect(first.steps[0].paths.map(\.count) == second.steps[0].paths.map(\.count))
        #expect(recorder.lines.count(where: { $0.contains("exited") }) == 300)
    }
}
