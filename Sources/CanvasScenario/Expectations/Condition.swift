import CanvasModel

/// What a figure must be: a number, or bounds.
///
/// | written | means |
/// |---|---|
/// | `3` | exactly 3; `0.04`, a share that is written so with two decimals |
/// | `{ at_least: 3 }`, `{ at_most: 5 }`, both | bounds, included |
/// | `{ between: [3, 5] }` | bounds, included |
/// | `{ about: 0.04, tolerance: 0.01 }` | 0.03 to 0.05, included |
/// | `{ share: … }` | any of these, on the share that the figure is of its whole |
public struct Condition: Hashable, Sendable {
    /// One bound.
    public enum Bound: Hashable, Sendable {
        /// The number as it was written; a share is compared as it would be written with so many decimals.
        case exactly(Double, decimals: Int)
        case atLeast(Double)
        case atMost(Double)
        case between(Double, Double)
        case about(Double, tolerance: Double)
    }

    /// The bounds, all of which must hold.
    public var bounds: [Bound]
    /// Whether they are on the share that the figure is of the whole.
    public var isShare: Bool

    /// Whether a figure meets it.
    public func accepts(_ value: Double) -> Bool {
        bounds.allSatisfy { bound in
            switch bound {
            // None and all are meant so, however near a share comes to them.
            case .exactly(let number, decimals: 0): value == number
            case .exactly(let number, let decimals):
                (value * Self.power(decimals)).rounded() == (number * Self.power(decimals)).rounded()
            case .atLeast(let number): value >= number
            case .atMost(let number): value <= number
            case .between(let low, let high): value >= low && value <= high
            // What is written with decimals is not hit by the bit.
            case .about(let number, let tolerance): abs(value - number) <= tolerance + 1e-12
            }
        }
    }

    private static func power(_ decimals: Int) -> Double {
        (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}

extension Condition: CustomStringConvertible {
    /// The condition as a sentence goes on: "at least 3 and at most 5".
    public var description: String {
        bounds.map { bound in
            switch bound {
            case .exactly(let number, _): NumberText.of(number)
            case .atLeast(let number): "at least \(NumberText.of(number))"
            case .atMost(let number): "at most \(NumberText.of(number))"
            case .between(let low, let high): "between \(NumberText.of(low)) and \(NumberText.of(high))"
            case .about(let number, let tolerance): "\(NumberText.of(number)) ± \(NumberText.of(tolerance))"
            }
        }.joined(separator: " and ")
    }
}
