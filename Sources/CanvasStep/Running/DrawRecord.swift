public import CanvasModel

/// A random draw that decided something for a person.
public struct DrawRecord: Hashable, Sendable {
    /// What was drawn for.
    public enum Purpose: Hashable, Sendable {
        /// The variant of an entry.
        case variant
        /// The path of a visit.
        case path
        /// Whether the person does what a behavior says, given by its index in the input.
        case behavior(Int)
        /// What a step asked for by itself.
        case step
    }

    /// What was drawn for.
    public let purpose: Purpose
    /// The draw.
    public let draw: Draw
    /// Between which values of `draw.unit` another draw would have decided alike, and for a behavior, the person does it;
    /// `nil` where only the step knows.
    public let bounds: Range<Double>?

    /// Describes a draw.
    public init(_ purpose: Purpose, _ draw: Draw, bounds: Range<Double>?) {
        self.purpose = purpose
        self.draw = draw
        self.bounds = bounds
    }

    /// Finds the bounds between which a draw decides as this one does, for a decision that parts draws in order.
    package static func bounds<Decision: Equatable>(of draw: Draw, _ decide: (Draw) -> Decision) -> Range<Double> {
        let decision = decide(draw)
        func edge(from inside: UInt64, to outside: UInt64) -> UInt64 {
            if decide(Draw(bits: outside)) == decision { return outside }
            var (inside, outside) = (inside, outside)
            while max(inside, outside) - min(inside, outside) > 1 {
                let middle = inside / 2 + outside / 2 + (inside & outside & 1)
                if decide(Draw(bits: middle)) == decision { inside = middle } else { outside = middle }
            }
            return inside
        }
        let lowest = edge(from: draw.bits, to: 0)
        let highest = edge(from: draw.bits, to: .max)
        let upper = highest == .max ? 1 : Draw(bits: highest + 1).unit
        // The draws between two neighbours of `unit` are one to it.
        let lower = Draw(bits: lowest).unit
        return lower..<max(lower, upper)
    }
}
