package import CanvasFlow
package import CanvasHost
package import CanvasModel
package import CanvasStep

/// Records what decided the ways of several people, for who asks while their run goes on.
package final class DecisionRecorder: RunRecorder {
    private var recorders: [UInt32: ExplanationRecorder] = [:]

    /// Records nothing yet.
    ///
    /// - Parameters:
    ///   - persons: The people, as indices into `People`.
    ///   - canvas: The canvas of the run.
    ///   - behavior: What people do by themselves in it.
    package init(of persons: some Sequence<UInt32>, in canvas: Canvas, behavior: [Behavior]) {
        for person in persons {
            recorders[person] = ExplanationRecorder(of: person, in: canvas, behavior: behavior)
        }
    }

    /// Whether the person is one of them.
    package func wants(_ person: UInt32) -> Bool { recorders[person] != nil }

    /// Takes what became of a person.
    package func record(_ event: RunEvent, facts: FilterFacts) {
        recorders[event.person]?.record(event, facts: facts)
    }

    /// Every filter, draw and request that decided something for a person so far, as lines.
    package func decisions(on person: UInt32) -> [String] {
        Explanation.lines(of: recorders[person]?.moments.filter(\.isDecision) ?? [])
    }
}

extension ExplainedMoment {
    /// Whether it tells why something became of somebody, rather than what.
    fileprivate var isDecision: Bool {
        switch kind {
        case .drew, .sent, .answered, .turnedAway: true
        case .progressed(let path): !path.conditions.isEmpty
        case .exited(_, let filter): filter != nil
        case .performed, .entered, .interacted, .arrived, .waited, .marked, .converted, .synced, .changed: false
        }
    }
}
