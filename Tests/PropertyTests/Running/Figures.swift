import CanvasFlow

/// The counts of a result by their names, which results of shards can be added up by.
struct Figures {
    private var counts: [String: Int] = [:]

    init() {}

    init(_ result: RunResult) { add(result) }

    mutating func add(_ result: RunResult) {
        let people = result.people
        for (name, count) in [
            ("in_population", people.inPopulation), ("in_audience", people.inAudience), ("entries", people.entries),
            ("entered", people.entered), ("exited", people.exited), ("in_canvas", people.inCanvas),
        ] {
            counts[name, default: 0] += count
        }
        for step in result.steps {
            for metric in step.metrics { counts["\(step.id) \(metric.name)", default: 0] += metric.value }
            for path in step.paths { counts["\(step.id) path \(path.name)", default: 0] += path.count }
        }
        for exit in result.exits { counts["exit \(exit.reason)", default: 0] += exit.count }
        for conversion in result.conversions { counts["converted \(conversion.name)", default: 0] += conversion.count }
        for variant in result.variants {
            counts["variant \(variant.name)", default: 0] += variant.entries
            for conversion in variant.conversions {
                counts["variant \(variant.name) \(conversion.name)", default: 0] += conversion.count
            }
        }
    }

    func difference(from whole: Figures) -> String? {
        Set(counts.keys).union(whole.counts.keys).sorted().compactMap { name in
            let (sum, all) = (counts[name] ?? 0, whole.counts[name] ?? 0)
            return sum == all ? nil : "\(name): \(sum) in halves, \(all) in the whole"
        }.first
    }
}
