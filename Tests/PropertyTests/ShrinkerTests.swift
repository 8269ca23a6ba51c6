import CanvasFlow
import CanvasHost
import Foundation
import Testing

/// The shrinker, on properties that do not hold.
@Suite("Shrinking")
struct ShrinkerTests {
    private static func firstFailure(of property: Property) async throws -> (Case, String) {
        let types = try Case.registry.stepTypes.map(\.type)
        var seeds = SplitMix64(state: 11)
        for _ in 0..<200 {
            var generator = CaseGenerator(seed: seeds.next())
            let made = try generator.makeCase(of: types)
            if made.steps.count > 3, made.inlinePeople.count > 3,
                case .fails(let problem) = await property.answer(on: made)
            {
                return (made, problem)
            }
        }
        throw NothingFails()
    }

    private struct NothingFails: Error {}

    private static let nobodySaysYes = Property(name: "nobody takes the path yes") { made in
        let steps = try await made.run().figures.steps
        let step = steps.first { step in step.paths.contains { $0.name == "yes" && $0.count > 0 } }
        return step.map { "somebody at \($0.id) does" }
    }

    @Test("What is left has one step and one person, and its documents fail when they are read back")
    func yes() async throws {
        let property = Self.nobodySaysYes
        let (made, problem) = try await Self.firstFailure(of: property)
        let (small, reason) = await Shrinker(property: property).shrink(made, problem: problem)
        #expect(small.steps.map(\.type) == ["decision_split"])
        #expect(small.inlinePeople.count == 1)
        #expect(small.faults.isEmpty && small.variants.isEmpty && small.cap == nil)
        #expect(reason == "somebody at \(small.steps[0].id) does")
        #expect(await property.answer(on: small) == .fails(reason))

        let registry = try Case.registry
        let parts = small.reproduction.components(separatedBy: "----\n").map { $0 }
        #expect(parts.count == 3)
        let canvas = try #require(parts[1].components(separatedBy: "\ncase.scenario.yaml").first)
        let scenario = try #require(parts[2].components(separatedBy: "\ncanvas run").first)
        let documents = try Case.read(canvas: canvas, scenario: scenario, registry)
        let run = try await Case.run(documents, registry, RunManner())
        #expect(run.figures.steps[0].paths.contains { $0.name == "yes" && $0.count == 1 })
    }

    @Test("A property of the document alone leaves nothing but what breaks it")
    func noDelay() async throws {
        let property = Property(name: "no step is a delay") { made in
            _ = try made.read(try Case.registry)
            return made.has(type: "delay") ? "there is one" : nil
        }
        let (made, problem) = try await Self.firstFailure(of: property)
        let (small, _) = await Shrinker(property: property).shrink(made, problem: problem)
        #expect(small.steps.map(\.type) == ["delay"])
        #expect(small.inlinePeople.isEmpty && small.events.isEmpty && small.behavior.isEmpty)
        #expect(small.audience == nil && small.exitFilter == nil && small.runFor == made.runFor)
    }

    @Test("A property that holds of everything smaller leaves the case as it is")
    func nothingSmaller() async throws {
        let types = try Case.registry.stepTypes.map(\.type)
        var generator = CaseGenerator(seed: 3)
        let made = try generator.makeCase(of: types)
        let property = Property(name: "it is not this one") { $0 == made ? "it is" : nil }
        let (small, reason) = await Shrinker(property: property).shrink(made, problem: "it is")
        #expect(small == made && reason == "it is")
    }
}
