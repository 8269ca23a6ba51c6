import CanvasFlow
import CanvasHost
import Foundation
import Testing

/// What holds of every canvas in every world, tried on generated ones.
///
/// `CANVAS_PROPERTY_SEED` and `CANVAS_PROPERTY_CASES` look further than the cases that are tried each time.
@Suite("Properties")
struct PropertyTests {
    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }

    static let seed = UInt64(clamping: number("CANVAS_PROPERTY_SEED") ?? 2026)
    static let cases = number("CANVAS_PROPERTY_CASES") ?? 150

    @Test("Every property holds of every case")
    func properties() async throws {
        let types = try Case.registry.stepTypes.map(\.type)
        var seeds = SplitMix64(state: Self.seed)
        tried: for number in 0..<Self.cases {
            var generator = CaseGenerator(seed: seeds.next())
            let made = try generator.makeCase(of: types)
            for property in Property.all {
                switch await property.answer(on: made) {
                case .holds: continue
                case .isNoCase(let problem):
                    Issue.record("case \(number) is none: \(problem)\n\(made.reproduction)")
                    continue tried
                case .fails(let problem):
                    let (small, reason) = await Shrinker(property: property).shrink(made, problem: problem)
                    Issue.record("\(property.name), but in case \(number): \(reason)\n\n\(small.reproduction)")
                    return
                }
            }
        }
    }

    @Test("Every registered step type comes up, with each of its outcomes")
    func breadth() throws {
        let types = try Case.registry.stepTypes.map(\.type)
        var seeds = SplitMix64(state: Self.seed)
        var seen: Set<String> = []
        var (loops, shared, people) = (0, 0, 0)
        for _ in 0..<100 {
            var generator = CaseGenerator(seed: seeds.next())
            let made = try generator.makeCase(of: types)
            seen.formUnion(made.steps.map(\.type))
            loops += made.steps.enumerated().count { index, step in
                step.next.contains { path in made.steps[...index].contains { $0.id == path.target } }
            }
            shared += made.cap == nil ? 0 : 1
            people += made.inlinePeople.count
        }
        #expect(seen == Set(types))
        #expect(loops > 10 && shared > 10 && people > 300)
    }

    @Test("A step type without a generator is refused by name")
    func unknownType() {
        var generator = CaseGenerator(seed: 1)
        #expect(throws: NoGenerator.self) { try generator.makeCase(of: ["teleport"]) }
    }

    @Test("Who waits until an instant and comes round to it again leaves", arguments: ["UTC", "local"])
    func roundAgain(zone: String) async throws {
        var made = Case()
        made.steps = [
            Case.Step(
                id: "wait",
                type: "delay",
                settings: ["until": "2026-03-02T12:00:00Z", "time_zone": .text(zone)],
                next: [Case.Path(name: "next", target: "hello")]
            ),
            Case.Step(
                id: "hello",
                type: "message",
                settings: ["channel": "email"],
                next: [Case.Path(name: "next", target: "wait")]
            ),
        ]
        made.inlinePeople = [["external_id": "ada"], ["external_id": "grace", "time_zone": "Europe/Berlin"]]
        made.runFor = "1d"
        let figures = try await made.run(RunManner(isRecorded: true)).figures
        #expect(figures.exits.map(\.reason).contains("delay_passed"))
        #expect(figures.steps[0].metric("entered") == 4 && figures.people.inCanvas == 0)
        for property in Property.all { #expect(await property.answer(on: made) == .holds, "\(property.name)") }
    }
}
