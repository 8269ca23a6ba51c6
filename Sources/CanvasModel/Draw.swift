/// One random draw: 64 uniform bits that are a function of what is drawn for, never of when or in what order.
public struct Draw: Hashable, Sendable {
    /// The bits.
    public let bits: UInt64

    /// Makes a draw from its bits.
    @inlinable
    public init(bits: UInt64) {
        self.bits = bits
    }

    /// Whether an event of this probability happens: 0 never does, 1 always does.
    @inlinable
    public func isBelow(_ probability: Double) -> Bool {
        unit < probability
    }

    /// The draw as a number from 0 up to, but without, 1.
    @inlinable
    public var unit: Double {
        Double(bits >> 11) * 0x1p-53
    }

    /// A whole number from 0 up to, but without, `bound`.
    @inlinable
    public func below(_ bound: UInt64) -> UInt64 {
        bits.multipliedFullWidth(by: bound).high
    }
}
