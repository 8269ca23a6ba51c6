import CanvasModel

/// A mapping says one thing once.
struct DuplicateKeyCheck: Check {
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        look(in: draft.document, into: &diagnostics)
    }

    private func look(in value: LocatedValue, into diagnostics: inout Diagnostics) {
        for element in value.elements ?? [] { look(in: element, into: &diagnostics) }
        var first: [String: Position] = [:]
        for member in value.members ?? [] {
            if let position = first[member.key] {
                diagnostics.error(
                    at: member.position,
                    "`\(member.key)` is given twice, first on line \(position.line)",
                    fix: "remove one of the two"
                )
            } else {
                first[member.key] = member.position
            }
            look(in: member.value, into: &diagnostics)
        }
    }
}
