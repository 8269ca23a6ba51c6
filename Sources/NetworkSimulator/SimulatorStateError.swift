/// Why a saved state is not taken on.
public struct SimulatorStateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it, one sentence without a full stop.
    public let description: String

    /// Says what is wrong.
    public init(_ description: String) {
        self.description = description
    }
}
