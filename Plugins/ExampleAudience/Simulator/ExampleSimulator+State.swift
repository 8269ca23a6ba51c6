import Foundation
public import NetworkSimulator

extension ExampleSimulator {
    /// All that the simulator holds, as JSON.
    public func saved() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Nothing in a state is a number that JSON can't write.
        return (try? encoder.encode(state)).map { Array($0) } ?? []
    }

    /// Takes on what `saved()` gave.
    ///
    /// - Throws: `SimulatorStateError` when the bytes are no state of this simulator, which is then unchanged.
    public mutating func load(_ bytes: [UInt8]) throws(SimulatorStateError) {
        do {
            state = try JSONDecoder().decode(ExampleState.self, from: Data(bytes))
        } catch {
            throw SimulatorStateError("the state is not one that a simulator of the reference network has saved")
        }
    }
}
