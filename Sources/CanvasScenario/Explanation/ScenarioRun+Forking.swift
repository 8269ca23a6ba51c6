import CanvasFlow
import CanvasHost
import CanvasModel
import CanvasStep

extension ScenarioRun {
    /// Finds out what becomes of one person, and what would if their profile changed as they first come to a step.
    ///
    /// - Parameters:
    ///   - externalID: The person.
    ///   - fork: What changes, and where.
    /// - Throws: ``ExplanationProblem``, and as ``run(recordedBy:)``.
    public func explain(_ externalID: String, forking fork: ProfileFork) async throws -> ForkedExplanation {
        let ids = canvas.steps.map(\.id)
        guard ids.contains(fork.step) else {
            throw ExplanationProblem.unknownStep(fork.step, fix: Spelling.suggestion(for: fork.step, among: ids) ?? "")
        }
        let first = try await explain(externalID)
        guard first.path.contains(fork.step) else {
            throw ExplanationProblem.neverThere(externalID, step: fork.step, path: first.path)
        }
        var other = self
        other.fork = (externalID, fork)
        return ForkedExplanation(fork: fork, first: first, second: try await other.explain(externalID))
    }

    /// The people with room for the values that a profile changes to, and the change; the people alone without one.
    func forked(_ world: People) throws(ExplanationProblem) -> (People, ArrivalChange?) {
        guard let fork, let person = world.person(externalID: fork.externalID),
            let step = canvas.steps.firstIndex(where: { $0.id == fork.change.step })
        else { return (world, nil) }
        var people = world
        var values: [PreparedValue] = []
        let known = attributes(of: world)
        for change in fork.change.changes {
            let name = change.attribute
            guard People.isChangeable(name) else {
                throw .unfitValue(
                    name,
                    fix: "what names a person or a device does not change; choose another attribute"
                )
            }
            guard known.contains(name) else {
                let names = known.filter(People.isChangeable)
                throw .unknownAttribute(name, fix: Spelling.suggestion(for: name, among: names) ?? "")
            }
            do {
                let (prepared, value) = try people.preparing(name, change.value)
                people = prepared
                values.append(value)
            } catch {
                throw .unfitValue(name, fix: error == .notNumber ? "it takes a number" : "it takes true or false")
            }
        }
        return (people, ArrivalChange(person: UInt32(person), step: step, values: values))
    }

    /// The attributes that people have, that generated ones may have, or that filters ask for.
    private func attributes(of people: People) -> [String] {
        var names = Set(people.columns.map(\.name))
        if case .generated(_, let shapes) = scenario.people {
            names.formUnion(shapes.map(\.name))
            names.formUnion(ProfileField.withDefaults)
        }
        for leaf in canvas.filters.flatMap(\.leaves) {
            switch leaf.subject {
            case .attribute(let name), .customAttribute(let name): names.insert(name)
            default: break
            }
        }
        return names.sorted()
    }
}

extension Canvas {
    /// Every filter of the document that lies on somebody's way.
    var filters: [Filter] {
        [audience, exitFilter].compactMap { $0 } + segments.sorted { $0.key < $1.key }.map(\.value)
            + steps.flatMap { $0.edges.compactMap(\.passing) }
    }
}
