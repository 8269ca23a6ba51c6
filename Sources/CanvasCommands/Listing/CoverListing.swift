import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep

/// What `canvas cover` found, as it is shown.
struct CoverListing {
    let result: CoverResult
    /// The file that the scenario was written to.
    let file: String?

    private var coverage: Coverage { result.coverage }

    /// What was found, a line each.
    var text: String {
        let untaken = coverage.untaken.count
        guard untaken > 0 else { return "✓ the scenarios take every step and path\n" }
        let proposed = result.proposals.reduce(0) { $0 + $1.parts.count }
        var lines = [
            "\(untaken) of \(coverage.parts.count) steps and paths taken by no scenario: \(proposed) by the proposals,"
                + " \(result.impossible.count) can't be taken, \(result.notFound.count) not found"
        ]
        for proposal in result.proposals {
            lines.append("✓ \(proposal.person) takes \(coverage.names(of: proposal.parts))")
        }
        for found in result.impossible {
            lines.append("✗ \(place(found.part))\(coverage.name(of: found.part)) can't be taken: \(found.reason)")
        }
        for part in result.notFound {
            lines.append(
                "? \(place(part))\(coverage.name(of: part)) may be possible: none of the"
                    + " \(Figures.counted(result.tried, "person", plural: "people")) tried took it"
            )
        }
        if let file, result.scenario != nil { lines.append("written to \(file); run it: canvas test \(file)") }
        return lines.map { $0.printable + "\n" }.joined()
    }

    /// The same for programs.
    var document: String {
        OrderedJSON.object([
            ("version", .integer(1)),
            ("canvas", .text(coverage.canvas.name)),
            ("parts", .integer(coverage.parts.count)),
            ("untaken", .list(coverage.untaken.map { .object(members($0)) })),
            (
                "proposals",
                .list(
                    result.proposals.map { proposal in
                        .object([
                            ("person", .text(proposal.person)),
                            ("takes", .list(proposal.parts.map { .object(members($0)) })),
                        ])
                    }
                )
            ),
            (
                "impossible",
                .list(result.impossible.map { .object(members($0.part) + [("reason", .text($0.reason))]) })
            ),
            ("not_found", .list(result.notFound.map { .object(members($0)) })),
            ("tried", .integer(result.tried)),
            ("file", .optional(file)),
            ("scenario", .optional(result.scenario)),
        ]).document
    }

    private func members(_ part: Coverage.Part) -> [(key: String, value: OrderedJSON)] {
        let steps = coverage.canvas.steps
        var members: [(key: String, value: OrderedJSON)] =
            switch part {
            case .step(let step): [("step", .text(steps[step].id))]
            case .path(let step, let path):
                [("step", .text(steps[step].id)), ("path", .text(steps[step].edges[path].path))]
            case .variant(let variant): [("variant", .text(coverage.canvas.variants[variant].name))]
            case .exitCriteria: [("exit", .text(ExitReason.exitCriteria.name))]
            }
        if let position = coverage.position(of: part) {
            members.append(("file", .text(position.file)))
            members.append(("line", .integer(position.line)))
        }
        return members
    }

    private func place(_ part: Coverage.Part) -> String {
        coverage.position(of: part).map { "\($0.file):\($0.line): " } ?? ""
    }
}
