import CanvasHost
import CanvasModel
import CanvasStep

private struct NoSettings: StepSettings {}

/// A canvas of two steps, `wait` before `bought`, whose split asks for a purchase.
func smallCanvas() -> Canvas {
    let place = Position(file: "c.yaml")
    let bought = Filter.leaf(FilterLeaf(.event("purchase"), [], at: place))
    let steps = [
        PlacedStep(
            id: "wait",
            type: "delay",
            settings: NoSettings(),
            position: place,
            index: 0,
            edges: [.init(source: 0, path: "next", target: 1, passing: nil)]
        ),
        PlacedStep(
            id: "bought",
            type: "decision_split",
            settings: NoSettings(),
            position: place,
            index: 1,
            edges: [
                .init(source: 1, path: "yes", target: nil, passing: bought),
                .init(source: 1, path: "no", target: nil, passing: .not(bought)),
            ]
        ),
    ]
    return Canvas(
        name: "Small",
        description: "",
        schedule: .actionBased(event: "cart_abandoned"),
        audience: nil,
        entry: EntryRules(),
        exitEvents: ["account_closed"],
        exitFilter: nil,
        conversions: [ConversionEvent(name: "Purchase", event: "purchase", within: .days(3))],
        variants: [Variant(name: "A", share: 10_000, isControl: false, firstStep: 0)],
        segments: [:],
        steps: steps,
        order: [0, 1],
        longestPath: .hours(1)
    )
}
