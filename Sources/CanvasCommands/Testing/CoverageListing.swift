import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasReport
import CanvasStep

/// What the scenarios of a test take of their canvases, canvas by canvas in the order of first use.
struct CoverageListing {
    private var canvases: [(file: String, coverage: Coverage)] = []

    /// Adds up what runs took; a scenario that did not run takes nothing.
    init(_ outcomes: [TestOutcome]) {
        for run in outcomes.compactMap(\.run) { add(run) }
    }

    private mutating func add(_ run: RunOutcome) {
        let file = run.canvas.steps.first?.position.file ?? run.canvas.name
        for index in canvases.indices where canvases[index].file == file {
            if canvases[index].coverage.add(run.result, of: run.canvas) { return }
        }
        var coverage = Coverage(of: run.canvas)
        coverage.add(run.result)
        canvases.append((file, coverage))
    }

    /// A line a canvas, and under it one for each part that nobody takes, with its place.
    var text: String {
        canvases.map { file, coverage in
            let kinds: [(noun: String, parts: [Coverage.Part])] = [
                ("step", coverage.parts.map(\.part).filter(\.isStep)),
                ("path", coverage.parts.map(\.part).filter(\.isPath)),
                ("variant", coverage.parts.map(\.part).filter(\.isVariant)),
            ]
            let counts = kinds.filter { !$0.parts.isEmpty }.map { noun, parts in
                let taken = parts.count { coverage.count(of: $0) ?? 0 > 0 }
                return "\(taken) of \(Figures.counted(parts.count, noun))"
            }
            let head = "\(file.printable)   \(counts.joined(separator: ", "))\n"
            return head
                + coverage.untaken.map { part in
                    let place = coverage.position(of: part).map { "\($0): " } ?? ""
                    return "  \(place)nobody takes \(coverage.name(of: part))".printable + "\n"
                }.joined()
        }.joined()
    }

    /// The same for programs.
    var json: OrderedJSON {
        .list(
            canvases.map { file, coverage in
                .object([
                    ("canvas", .text(file)), ("parts", .integer(coverage.parts.count)),
                    ("taken", .integer(coverage.parts.count - coverage.untaken.count)),
                    (
                        "untaken",
                        .list(
                            coverage.untaken.map { part in
                                .object([
                                    ("part", .text(coverage.name(of: part))),
                                    ("line", .optional(coverage.position(of: part)?.line)),
                                ])
                            }
                        )
                    ),
                ])
            }
        )
    }
}

extension Coverage.Part {
    fileprivate var isStep: Bool { if case .step = self { true } else { false } }
    fileprivate var isPath: Bool { if case .path = self { true } else { false } }
    fileprivate var isVariant: Bool { if case .variant = self { true } else { false } }
}
