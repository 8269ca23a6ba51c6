import CanvasModel
import CanvasStep

extension DocumentReader {
    /// Reads `steps`.
    mutating func steps(_ section: Section) -> [StepDraft] {
        guard let list = section.require("steps", example: "[{ id: wait, type: delay }]", into: &diagnostics) else {
            return []
        }
        if list.elements?.isEmpty == true {
            diagnostics.error(at: list.position, "`steps` is empty", fix: "a canvas needs at least one step")
        }
        return section.list("steps", into: &diagnostics).compactMap { step($0) }
    }

    private mutating func step(_ value: LocatedValue) -> StepDraft? {
        let keys = ["id", "type", "name", "description", "settings", "next"]
        let what = value["id"]?.text.map { "step `\($0)`" } ?? "a step"
        guard let section = Section(value, what, keys: keys, into: &diagnostics) else { return nil }
        let id = section.require("id", .text, example: "wait", into: &diagnostics) ?? ""
        let type = section.require(
            "type",
            .text,
            example: registry.stepTypes.first?.type ?? "a_step_type",
            into: &diagnostics
        )
        // They are for readers of the document only, and are still held to be texts.
        _ = section.read("name", .text, into: &diagnostics)
        _ = section.read("description", .text, into: &diagnostics)

        let record = type.flatMap { registry.record(ofType: $0) }
        if let type, record == nil {
            diagnostics.error(
                at: section["type"]?.position ?? value.position,
                "no step type is named `\(type)`",
                fix: Spelling.suggestion(for: type, among: registry.stepTypes.map(\.type))
            )
        }
        let before = diagnostics.all.count
        let settings = record?.read(section["settings"], at: value.position, into: &diagnostics) ?? NoSettings()
        let isSound = diagnostics.all[before...].allSatisfy { $0.severity == .warning }
        var paths: [StepPath]?
        if isSound, let record { paths = distinctPaths(of: settings, record, at: value.position) }
        var continuations: [StepDraft.Continuation] = []
        if let next = section["next"] { continuations = self.continuations(next, paths: paths) }
        return StepDraft(
            id: id,
            idPosition: section["id"]?.position ?? value.position,
            position: value.position,
            type: type ?? "",
            record: record,
            settings: settings,
            positions: SettingPositions(step: value.position, settings: section["settings"]),
            filters: record.map { SettingFilters.find(in: section["settings"], $0.description.fields) } ?? [],
            paths: paths,
            continuations: continuations,
            isNextShort: section["next"]?.text != nil,
            nextPosition: section["next"].map { _ in section.position(of: "next") }
        )
    }

    /// The paths that sound settings make, unless they can't be told apart.
    private mutating func distinctPaths(
        of settings: any StepSettings,
        _ record: any StepTypeRecord,
        at position: Position
    ) -> [StepPath]? {
        let paths = record.paths(settings)
        let problems = PathNames.problems(of: paths.map(\.name))
        for problem in problems { diagnostics.error(at: position, "the step \(problem)") }
        return problems.isEmpty ? paths : nil
    }

    /// Reads `next`: the id that the one path leads to, or an id for each path.
    private mutating func continuations(_ value: LocatedValue, paths: [StepPath]?) -> [StepDraft.Continuation] {
        func continuation(_ path: String, _ pathPosition: Position, _ target: String, _ position: Position)
            -> StepDraft.Continuation
        {
            StepDraft.Continuation(
                path: path,
                pathPosition: pathPosition,
                target: target == PathNames.exit ? nil : target,
                position: position
            )
        }
        if let target = value.text {
            if let paths, paths.count != 1 {
                diagnostics.error(
                    at: value.position,
                    "`next` must say where each path leads",
                    fix: "write next: { \(paths.map { "\($0.name): …" }.joined(separator: ", ")) }"
                )
            }
            return [continuation(paths?.first?.name ?? "next", value.position, target, value.position)]
        }
        guard let members = value.members else {
            diagnostics.error(
                at: value.position,
                "`next` takes the id of a step or a mapping of paths to ids, not a list"
            )
            return []
        }
        return members.compactMap { member in
            if let target = member.value.text {
                return continuation(member.key, member.position, target, member.value.position)
            }
            diagnostics.error(
                at: member.value.position,
                "the path `\(member.key)` takes the id of a step, not \(member.value.kindDescription)",
                fix: "write \(PathNames.exit) to end the journey"
            )
            return continuation(member.key, member.position, PathNames.exit, member.value.position)
        }
    }
}
