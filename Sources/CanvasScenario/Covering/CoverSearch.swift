public import CanvasFlow
public import CanvasHost
import CanvasModel
import CanvasStep
import NetworkSimulator

/// Looks for people and events that take what no scenario takes of a canvas.
///
/// For each part it goes along a way to it: a person is made for whom the filters on the way answer as they must at the
/// instants at which a run asks them, runs, and where their journey leaves the way, the filter there is added to what is
/// asked for. Where chance decides, the same person is tried under many names. Nobody is proposed who was not seen to
/// take the part. What is left is looked for among people made up at random, and then proven impossible, or told as not
/// found.
public struct CoverSearch: Sendable {
    /// The most ways to a part that are gone along.
    static let mostRoutes = 12
    /// How many names are tried where chance decides, each time.
    static let names = [8, 200, 4000]

    /// The canvas.
    let canvas: Canvas
    /// What scenarios took of it before.
    let coverage: Coverage
    let world: CoverWorld

    /// Describes a search.
    ///
    /// - Parameters:
    ///   - canvas: The canvas.
    ///   - coverage: What scenarios took of it before.
    ///   - scenario: The scenario whose start, seed and networks are taken over; `nil` when there is none.
    ///   - registry: The step types.
    ///   - simulators: The stand-ins of networks.
    public init(
        of canvas: Canvas,
        beyond coverage: Coverage,
        like scenario: Scenario?,
        registry: Registry,
        simulators: [String: SimulatorFactory]
    ) {
        self.canvas = canvas
        self.coverage = coverage
        let base = scenario ?? Scenario.standard(for: canvas, file: "")
        world = CoverWorld(
            canvas: canvas,
            document: CoverDocument(canvas),
            registry: registry,
            simulators: simulators,
            networks: base.networks.map { network in
                var quiet = network
                quiet.faults = []
                return quiet
            },
            start: base.start,
            seed: base.seed
        )
    }

    /// Searches.
    ///
    /// - Parameter canvasPath: How the scenario of the proposals names the canvas.
    /// - Throws: As a run does.
    public func run(canvasPath: String) async throws -> CoverResult {
        var result = CoverResult(coverage: coverage)
        var finds: [CoverFind] = []
        var open = coverage.untaken
        // Who comes far takes much on the way, so that the far parts come first.
        for part in coverage.untaken.reversed() where open.contains(part) {
            guard let find = try await find(part, tried: &result.tried) else { continue }
            open.removeAll { find.parts.contains($0) }
            finds.append(find)
        }
        if !open.isEmpty {
            let others = try await wander(for: open, tried: &result.tried)
            for find in others { open.removeAll { find.parts.contains($0) } }
            finds += others
        }
        let kept = try await keeping(finds.reversed(), canvasPath: canvasPath, in: &result)
        let taken = Set(kept.flatMap(\.parts))
        let proof = CoverProof(canvas: canvas)
        for part in coverage.untaken where !taken.contains(part) {
            if let reason = proof.reason(against: part) {
                result.impossible.append(.init(part: part, reason: reason))
            } else {
                result.notFound.append(part)
            }
        }
        return result
    }

    /// What of the untaken parts a journey takes.
    func parts(of journey: PersonJourney) -> Set<Coverage.Part> {
        var parts: Set<Coverage.Part> = []
        for entry in journey.entries {
            if let variant = canvas.variants.firstIndex(where: { $0.name == entry.variant }) {
                parts.insert(.variant(variant))
            }
            if entry.exit?.reason == ExitReason.exitCriteria.name { parts.insert(.exitCriteria) }
            for (index, visit) in entry.visits.enumerated() {
                parts.insert(.step(visit.index))
                let edges = canvas.steps[visit.index].edges
                guard let path = edges.firstIndex(where: { $0.path == visit.path }) else { continue }
                // Where a path leads on, only who comes to what follows has taken it.
                if edges[path].target == nil || index + 1 < entry.visits.count {
                    parts.insert(.path(step: visit.index, path: path))
                }
            }
        }
        return parts
    }
}

/// Somebody who was seen to take a part.
struct CoverFind {
    let candidate: CoverWorld.Candidate
    /// Everything that their journey takes.
    let parts: Set<Coverage.Part>
}
