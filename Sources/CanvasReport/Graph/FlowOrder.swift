import CanvasHost
import CanvasStep

/// The order in which people come to the steps of a canvas, for reading from top to bottom.
///
/// The runner's own order leaves out the edges on which time passes; this one follows them.
enum FlowOrder {
    /// The indices of all steps: each after all that lead to it, loops cut at the step that the document names first.
    static func indices(of canvas: Canvas) -> [Int] {
        var incoming = [Int](repeating: 0, count: canvas.steps.count)
        for target in canvas.steps.flatMap(\.edges).compactMap(\.target) { incoming[target] += 1 }
        var reached = Set(canvas.variants.compactMap(\.firstStep))
        var order: [Int] = []
        var isPlaced = [Bool](repeating: false, count: canvas.steps.count)
        while order.count < canvas.steps.count {
            let open = canvas.steps.indices.filter { !isPlaced[$0] }
            let next =
                open.first { incoming[$0] == 0 && reached.contains($0) }
                ?? open.first { reached.contains($0) }
                ?? open.first
            guard let next else { break }
            order.append(next)
            isPlaced[next] = true
            for target in canvas.steps[next].edges.compactMap(\.target) {
                incoming[target] -= 1
                reached.insert(target)
            }
        }
        return order
    }
}
