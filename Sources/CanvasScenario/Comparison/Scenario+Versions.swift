import CanvasHost
import CanvasModel
import CanvasStep

/// A world that was written for another version of a canvas.
extension Scenario {
    /// Leaves out what the scenario says of steps that only the other version has, or may have as long as it can't be
    /// read.
    ///
    /// A behavior stays in its place and never happens: the draws of those after it go by their places.
    ///
    /// - Returns: What was left out, a sentence each.
    mutating func keep(to canvas: Canvas, ratherThan other: Canvas?, version: String) -> [String] {
        let own = Set(canvas.steps.map(\.id))
        let others = other.map { Set($0.steps.map(\.id)) }
        func isForeign(_ step: String) -> Bool { !own.contains(step) && others?.contains(step) ?? true }
        var notes: [String] = []
        for index in behavior.indices {
            guard let (step, position) = behavior[index].namedStep, isForeign(step) else { continue }
            behavior[index].cause = .start
            behavior[index].act = .event(EntrySchedule.triggerEvent, Properties())
            behavior[index].probability = 0
            notes.append("\(version) has no step `\(step)`, so nothing follows it there as \(position) says")
        }
        guard case .inline(let elements) = people else { return notes }
        people = .inline(
            elements.map { element in
                guard let place = element["enter_at"], let step = (place["step"] ?? place).text, isForeign(step)
                else { return element }
                notes.append("\(version) has no step `\(step)`, so nobody begins at it as \(place.position) says")
                return element.without(Self.entryKeys)
            }
        )
        return notes
    }
}

extension ScenarioBehavior {
    /// The step that the behavior follows.
    fileprivate var namedStep: (String, Position)? {
        switch cause {
        case .start, .event: nil
        case .interaction(_, let step, let position), .arrival(let step, let position): (step, position)
        }
    }
}

extension LocatedValue {
    /// The mapping without some of its members.
    func without(_ keys: [String]) -> LocatedValue {
        guard let members else { return self }
        return LocatedValue(.map(members.filter { !keys.contains($0.key) }), at: position)
    }
}
