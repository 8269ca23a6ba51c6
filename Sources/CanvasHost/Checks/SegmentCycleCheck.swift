import CanvasModel

/// No segment asks for itself.
struct SegmentCycleCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        let cited = Dictionary(
            draft.segments.map { ($0.name, $0.filter.leaves.compactMap(\.segment)) },
            uniquingKeysWith: { first, _ in first }
        )
        var reported: Set<String> = []
        for segment in draft.segments where !reported.contains(segment.name) {
            guard let cycle = cycle(from: segment.name, cited) else { continue }
            reported.formUnion(cycle)
            let names = (cycle + [segment.name]).map { "`\($0)`" }.joined(separator: " → ")
            diagnostics.error(
                at: segment.position,
                "the segment asks for itself: \(names)",
                fix: "write the filters out where they meet"
            )
        }
    }

    /// The shortest way from a segment back to itself.
    private func cycle(from start: String, _ cited: [String: [String]]) -> [String]? {
        var ways = [[start]]
        var seen: Set<String> = [start]
        var next = 0
        while next < ways.count {
            let way = ways[next]
            next += 1
            for name in way.last.flatMap({ cited[$0] }) ?? [] {
                if name == start { return way }
                if seen.insert(name).inserted { ways.append(way + [name]) }
            }
        }
        return nil
    }
}

extension FilterLeaf {
    /// The segment that is asked for.
    var segment: String? {
        if case .segment(let name) = subject { name } else { nil }
    }
}
