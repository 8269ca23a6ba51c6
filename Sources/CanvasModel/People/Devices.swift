/// The devices of everybody; a person has none, one or several.
public struct Devices: Sendable {
    /// The devices of person `p` are `starts[p]..<starts[p + 1]`.
    public let starts: [UInt32]
    /// Apple's advertising identifier of each device.
    public let idfa: [TextReference]
    /// Google's advertising identifier of each device.
    public let googleAdID: [TextReference]

    /// The rows of a person's devices.
    @inlinable
    public func rows(of person: Int) -> Range<Int> {
        Int(starts[person])..<Int(starts[person + 1])
    }
}
