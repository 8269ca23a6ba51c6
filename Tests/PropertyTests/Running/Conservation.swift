import CanvasFlow

/// The equations of a finished run, from nothing but its figures.
enum Conservation {
    static func problem(in result: RunResult) -> String? {
        for step in result.steps {
            let (entered, proceeded) = (step.metric("entered") ?? -1, step.metric("proceeded") ?? -1)
            let (exited, waiting) = (step.metric("exited") ?? -1, step.metric("waiting") ?? -1)
            if entered != proceeded + exited + waiting {
                return "\(step.id): entered \(entered), proceeded \(proceeded), exited \(exited), waiting \(waiting)"
            }
            if let negative = step.metrics.first(where: { $0.value < 0 }) { return "\(step.id): \(negative)" }
            if let synced = step.metric("users_synced") {
                let others = ["users_not_synced", "users_pending", "users_errored"].map { step.metric($0) ?? -1 }
                if entered != others.reduce(synced, +) {
                    return "\(step.id): entered \(entered), synced \(synced), not synced, pending, errored \(others)"
                }
            }
            let taken = step.paths.map(\.count).reduce(0, +)
            if taken > entered { return "\(step.id): \(taken) took a path, of \(entered)" }
        }
        let people = result.people
        if people.entries != people.exited + people.inCanvas { return "\(people)" }
        if result.exits.map(\.count).reduce(0, +) != people.exited {
            return "exits \(result.exits) of \(people.exited)"
        }
        if result.variants.map(\.entries).reduce(0, +) != people.entries {
            return "variants of \(people.entries) entries"
        }
        let waiting = result.steps.compactMap { $0.metric("waiting") }.reduce(0, +)
        if waiting != people.inCanvas { return "\(waiting) wait at steps, \(people.inCanvas) are in the canvas" }
        if people.entered > min(people.entries, people.inAudience) || people.inAudience > people.inPopulation {
            return "\(people)"
        }
        for (index, conversion) in result.conversions.enumerated() {
            let parts = result.variants.map { $0.conversions[index].count }.reduce(0, +)
            if parts != conversion.count { return "\(conversion.name): \(conversion.count), by variant \(parts)" }
            if conversion.count > people.entries { return "\(conversion.name): more than entries" }
        }
        return nil
    }
}
