import CanvasModel
import CanvasStep

/// Reads the parts of a document, going on after each problem.
struct DocumentReader {
    static let keys = [
        "version", "name", "description", "schedule", "audience", "entry", "exit_criteria", "conversions", "variants",
        "segments", "steps",
    ]

    let registry: Registry
    var diagnostics = Diagnostics()

    init(registry: Registry) {
        self.registry = registry
    }

    mutating func read(_ document: LocatedValue) -> CanvasDraft? {
        guard let section = Section(document, "the canvas", keys: Self.keys, into: &diagnostics) else { return nil }
        var draft = CanvasDraft(document: document)
        readVersion(section)
        draft.name = section.require("name", .text, example: "Welcome", into: &diagnostics) ?? ""
        draft.description = section.read("description", .text, into: &diagnostics) ?? ""
        if let value = section["schedule"], let schedule = schedule(value) { draft.schedule = schedule }
        if let value = section["audience"] {
            let before = diagnostics.all.count
            draft.audience = Filter.read(value, into: &diagnostics)
            draft.isAudienceUnclear = diagnostics.all.count > before
        }
        if let value = section["entry"] { readEntry(value, into: &draft) }
        if let value = section["exit_criteria"] { readExitCriteria(value, into: &draft) }
        draft.hasConversions = section["conversions"] != nil
        draft.conversions = section.list("conversions", into: &diagnostics).compactMap { conversion($0) }
        draft.segments = segments(section)
        draft.steps = steps(section)
        draft.variants = variants(section, firstStep: draft.steps.first)
        return draft
    }

    private mutating func readVersion(_ section: Section) {
        guard let value = section["version"] else { return }
        guard value.integer == CanvasReader.version else {
            diagnostics.error(
                at: value.position,
                "\(value.kindDescription) is not a version of canvas documents that is known",
                fix: "write version: \(CanvasReader.version)"
            )
            return
        }
    }

    private mutating func segments(_ section: Section) -> [SegmentDraft] {
        guard let value = section["segments"] else { return [] }
        guard let members = value.members else {
            diagnostics.error(
                at: value.position,
                "`segments` takes a mapping of names to filters, not \(value.kindDescription)"
            )
            return []
        }
        // A segment that can't be read is kept as a name, so that what cites it is not reported too.
        return members.map { member in
            SegmentDraft(
                name: member.key,
                position: member.position,
                filter: Filter.read(member.value, into: &diagnostics) ?? .all([])
            )
        }
    }
}
