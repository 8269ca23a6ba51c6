import Foundation
public import NetworkSimulator

/// Saving and loading.
extension FacebookSimulator {
    /// All that the simulator holds, as JSON, but for its settings: another day's must have the same seed and options.
    public func saved() -> [UInt8] {
        let state = SavedState(
            format: SavedState.format,
            requests: requests,
            audiencesMade: audiencesMade,
            tokens: tokens,
            appCalls: appCalls,
            accounts: accountOrder.compactMap { accounts[$0] },
            audiences: audienceOrder.compactMap { audiencesByID[$0] }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Nothing in a state is a number that JSON can't write.
        return (try? encoder.encode(state)).map { Array($0) } ?? []
    }

    /// Takes on what `saved()` gave.
    ///
    /// - Throws: `SimulatorStateError` when the bytes are no state of this simulator, which is then unchanged.
    public mutating func load(_ state: [UInt8]) throws(SimulatorStateError) {
        let loaded: SavedState
        do {
            loaded = try JSONDecoder().decode(SavedState.self, from: Data(state))
        } catch {
            throw SimulatorStateError("the state is not one that a Facebook simulator has saved")
        }
        if let flaw = loaded.flaw { throw SimulatorStateError("the state can't be taken on: \(flaw)") }
        requests = loaded.requests
        audiencesMade = loaded.audiencesMade
        tokens = loaded.tokens
        appCalls = loaded.appCalls
        accountOrder = loaded.accounts.map(\.number)
        accounts = Dictionary(loaded.accounts.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        audienceOrder = loaded.audiences.map(\.id)
        audiencesByID = Dictionary(loaded.audiences.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
