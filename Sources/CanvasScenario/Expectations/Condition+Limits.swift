import CanvasModel

/// What a condition says about figures that have limits of their own: no count is below 0, no share above 1.
extension Condition {
    /// Whether every figure meets it.
    ///
    /// - Parameter isShare: Whether the figure is a share rather than a count.
    func isAlwaysMet(byShares isShare: Bool) -> Bool {
        let (low, high) = range
        return low <= 0 && (isShare ? high >= 1 : high == .infinity)
    }

    /// Why no figure can meet it; `nil` when one can.
    func contradiction(byShares isShare: Bool) -> String? {
        let (low, high) = range
        if low > high { return "nothing is \(self)" }
        if high < 0 { return isShare ? "no share is below 0" : "no count is below 0" }
        if isShare { return low > 1 ? "no share is above 1" : nil }
        let isFraction = bounds.contains { bound in
            if case .exactly(let number, _) = bound { number != number.rounded() } else { false }
        }
        return isFraction ? "a count is a whole number" : nil
    }

    /// Whether it asks for one number other than none or all.
    var isExactWithin: Bool {
        bounds.contains { bound in
            if case .exactly(let number, _) = bound { number != 0 && number != 1 } else { false }
        }
    }

    private var range: (Double, Double) {
        bounds.reduce((-Double.infinity, Double.infinity)) { range, bound in
            let (low, high) =
                switch bound {
                case .exactly(let number, _): (number, number)
                case .atLeast(let number): (number, Double.infinity)
                case .atMost(let number): (-Double.infinity, number)
                case .between(let low, let high): (low, high)
                case .about(let number, let tolerance): (number - tolerance, number + tolerance)
                }
            return (max(range.0, low), min(range.1, high))
        }
    }
}
