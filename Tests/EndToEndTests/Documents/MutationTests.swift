import CanvasHost
import CanvasModel
import CanvasScenario
import CanvasStep
import FacebookAudience
import Foundation
import StandardSteps
import Testing

/// Documents that a slip of the hand, or a bad disk, made of good ones.
@Suite("End to end: damaged documents") struct MutationTests {
    private static let registry = Result { try Registry([StandardSteps(), FacebookAudience()]) }

    private struct Damage {
        var generator: SplitMix

        mutating func apply(to bytes: [UInt8]) -> [UInt8] {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !damaged.isEmpty {
                let place = Int.random(in: damaged.indices, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: damaged[place] = .random(in: 0...255, using: &generator)
                case 1:
                    damaged.insert(
                        Array(":-[]{},&*!|>'\"%@` \n\t#?".utf8).randomElement(using: &generator) ?? 0,
                        at: place
                    )
                case 2: damaged.remove(at: place)
                case 3: damaged.removeSubrange(place...)
                default:
                    let end = min(damaged.count, place + 40)
                    damaged.insert(
                        contentsOf: damaged[place..<end],
                        at: Int.random(in: damaged.indices, using: &generator)
                    )
                }
            }
            return damaged
        }
    }

    private func expectPlace(_ problem: Diagnostic, in files: [String: [UInt8]], _ note: String) {
        guard let bytes = files[problem.position.file] else {
            Issue.record("there is no file \(problem.position.file), \(note)")
            return
        }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let position = problem.position
        #expect((0...lines.count + 1).contains(position.line), "\(problem), \(note)")
        #expect(position.column >= 0, "\(problem), \(note)")
        if position.line >= 1, position.line <= lines.count {
            #expect(position.column <= lines[position.line - 1].count + 1, "\(problem), \(note)")
        }
        #expect(!problem.sentence.isEmpty)
    }

    @Test(
        "Two hundred damaged samples are read or refused at a place that they have",
        arguments: FacebookAudience.samples
    )
    func samples(sample: SampleFile) throws {
        let registry = try Self.registry.get()
        var damage = Damage(generator: SplitMix(state: UInt64(sample.bytes.count)))
        var refused = 0
        for round in 0..<40 {
            var files = Dictionary(FacebookAudience.samples.map { ($0.name, $0.bytes) }) { first, _ in first }
            files[sample.name] = damage.apply(to: sample.bytes)
            do throws(Diagnostic) {
                let documents = try RunDocuments.read(sample.name, from: .bundled(files), registry: registry)
                if documents.hasErrors { refused += 1 }
                for problem in documents.diagnostics { expectPlace(problem, in: files, "round \(round)") }
                if !documents.hasErrors { #expect(documents.canvas != nil) }
            } catch {
                refused += 1
                expectPlace(error, in: files, "round \(round)")
            }
        }
        #expect(refused > 0)
    }

    @Test("The process refuses what it can't read, and never dies of it", arguments: 0..<12)
    func process(round: Int) async throws {
        let folder = try WorkingFolder()
        var damage = Damage(generator: SplitMix(state: UInt64(round)))
        for file in FacebookAudience.samples where file.name.hasPrefix("abandoned-cart") {
            let isDamaged = file.name.contains(".canvas.") == round.isMultiple(of: 2)
            try folder.write(Data(isDamaged ? damage.apply(to: file.bytes) : file.bytes), to: file.name)
        }
        let canvas = CanvasProcess(folder: folder)
        let run = try await canvas("run", "abandoned-cart.scenario.yaml", "--in-process", "--json", "--generate", "50")
        run.expectNoTrap()
        #expect(run.output.isEmpty == (run.status == 1), "\(run.error)")
        let check = try await canvas("validate", "abandoned-cart.canvas.yaml")
        check.expectNoTrap()
    }

    @Test("Random bytes are refused, whatever the file is named", arguments: ["yaml", "json"])
    func randomBytes(ending: String) throws {
        let registry = try Self.registry.get()
        var generator = SplitMix(state: 9)
        for length in [0, 1, 2, 7, 64, 4096] {
            for _ in 0..<20 {
                let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
                let files = ["random.\(ending)": bytes]
                do throws(Diagnostic) {
                    let documents = try RunDocuments.read("random.\(ending)", from: .bundled(files), registry: registry)
                    #expect(documents.hasErrors, "\(bytes)")
                    for problem in documents.diagnostics { expectPlace(problem, in: files, "\(bytes)") }
                } catch {
                    expectPlace(error, in: files, "\(bytes)")
                }
            }
        }
    }
}
