import CanvasModel
import CanvasStep

/// Variants divide everybody, can be told apart, and at most one is a control group.
///
/// Source: Braze, Create a Canvas: up to eight variants and a control group.
struct VariantCheck: Check {
    static let maximum = 8

    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        var names: Set<String> = []
        for variant in draft.variants where !variant.name.isEmpty && !names.insert(variant.name).inserted {
            diagnostics.error(
                at: variant.namePosition,
                "another variant is named `\(variant.name)`",
                fix: "give each a name of its own"
            )
        }
        for control in draft.variants.filter(\.isControl).dropFirst() {
            diagnostics.error(
                at: control.position,
                "there is already a control group",
                fix: "a canvas has one at most"
            )
        }
        let others = draft.variants.filter { !$0.isControl }
        if others.count > Self.maximum {
            diagnostics.error(
                at: others[Self.maximum].position,
                "there are \(others.count) variants, and \(Self.maximum) and a control group is the most"
            )
        }
        let shares = draft.variants.map(\.share)
        guard let first = draft.variants.first, !shares.contains(nil) else { return }
        let sum = shares.reduce(0) { $0 + ($1 ?? 0) }
        if sum != 10_000 {
            diagnostics.error(
                at: draft.document["variants"]?.position ?? first.position,
                "the percentages of the variants add to \(PercentText.of(hundredths: sum))",
                fix: "they must add to 100"
            )
        }
    }
}
