import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Puts a person at a step, now or at an instant to come.
    ///
    /// - Parameter entry: Who, where and when; what is not in the future happens at the present instant.
    public mutating func enter(_ entry: MidFlowEntry) {
        var entry = entry
        entry.instant = max(entry.instant, now)
        let place = midFlow[midFlowCursor...].firstIndex {
            ($0.instant, $0.person) > (entry.instant, entry.person)
        }
        midFlow.insert(entry, at: place ?? midFlow.endIndex)
    }

    /// The tick of the next one; `nil` when there is none.
    var nextMidFlow: Int? {
        midFlowCursor < midFlow.count ? max(0, Int((midFlow[midFlowCursor].instant - input.start).seconds)) : nil
    }

    /// Takes in whom this tick puts at a step.
    mutating func enterMidFlow() {
        while let due = nextMidFlow, due <= tick {
            let entry = midFlow[midFlowCursor]
            midFlowCursor += 1
            let latest = entries.latest[Int(entry.person)]
            guard latest == .max || hasReentries else {
                if isRecording { context.record(.turnedAway(.reentry), person: entry.person, entry: latest) }
                continue
            }
            let drawn = variant(of: entry.person)
            let variant =
                reaches(entry.step, from: drawn)
                ? drawn : launched.canvas.variants.indices.first { reaches(entry.step, from: $0) } ?? drawn
            let number = begin(entry.person, in: variant, with: entry.context)
            deliver(entry.person, number, to: entry.step)
        }
    }

    private func reaches(_ step: Int, from variant: Int) -> Bool {
        guard let first = launched.canvas.variants[variant].firstStep else { return false }
        return first == step || graph.isReachable(step, from: first)
    }
}
