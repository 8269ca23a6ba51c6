import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Records that somebody entered, and the draw of their variant where there is a choice.
    mutating func recordEntry(_ person: UInt32, _ entry: UInt32, variant: Int) {
        guard context.records(person) else { return }
        let variants = launched.canvas.variants
        if variants.count > 1, context.recordsDraws(of: person) {
            let draw = variantKey.draw(person: hashes[Int(person)], entry: 0, visit: 0)
            let record = DrawRecord(
                .variant,
                draw,
                bounds: DrawRecord.bounds(of: draw) { Self.variant($0, among: variants) }
            )
            context.record(.drew(record), person: person, entry: entry)
        }
        context.record(.entered(variant: variant), person: person, entry: entry)
    }

    /// Records who came to a step, before it is given them.
    mutating func recordArrivals(at step: Int) {
        for visit in cohort.visits where visit.reason == .arrived {
            context.record(.arrived, person: visit.person, entry: visit.entry, step: step, ordinal: visit.ordinal)
        }
    }

    /// Records what a step decided, before it is applied; who leaves the canvas is recorded as they leave.
    mutating func recordVerdicts(of step: Int) {
        for (index, visit) in cohort.visits.enumerated() {
            let verdict = cohort[index]
            let kind: RunEvent.Kind
            switch verdict.kind {
            case .advance: kind = .progressed(path: Int(verdict.path), at: max(now, verdict.instant))
            case .wait: kind = .waited(until: verdict.instant)
            case .exit: continue
            }
            context.record(kind, person: visit.person, entry: visit.entry, step: step, ordinal: visit.ordinal)
        }
    }

    /// Records that an entry must leave, once, as long as it is in the canvas.
    mutating func recordMark(of entry: UInt32, _ event: String) {
        let row = entries[entry]
        guard row.flags & (Entry.marked | Entry.left) == 0 else { return }
        context.record(.marked(event: event), person: row.person, entry: entry)
    }

    /// Records whether somebody will do what a behavior says.
    mutating func recordBehavior(_ index: Int, person: UInt32, entryOrdinal: UInt16, visitOrdinal: UInt16) {
        guard context.recordsDraws(of: person) else { return }
        let plan = behaviors[index]
        let draw = plan.chance.draw(person: hashes[Int(person)], entry: entryOrdinal, visit: visitOrdinal)
        let record = DrawRecord(.behavior(index), draw, bounds: 0..<plan.probability)
        context.record(.drew(record), person: person)
    }
}
