import Foundation
import Synchronization

/// Ctrl-C, as a command that ends in an orderly way is told of it.
package struct Interruption: Sendable {
    /// Asks to be told, from now on; before, Ctrl-C ends the process as it ends any other.
    let listen: @Sendable () -> Void
    /// Whether it came.
    let isRaised: @Sendable () -> Bool

    /// Comes when it is said to.
    package init(listen: @escaping @Sendable () -> Void, isRaised: @escaping @Sendable () -> Bool) {
        self.listen = listen
        self.isRaised = isRaised
    }

    /// Never comes.
    package static let none = Interruption(listen: {}, isRaised: { false })

    /// Comes with the process's SIGINT; a second one ends the process at once.
    package static let bySignal = Interruption(
        listen: {
            // Read once before a handler may need it: making it is nothing that a signal may interrupt.
            _ = wasSignalled.load(ordering: .relaxed)
            signal(SIGINT) { _ in
                if wasSignalled.exchange(true, ordering: .relaxed) { _exit(CommandStatus.interrupted.rawValue) }
            }
        },
        isRaised: { wasSignalled.load(ordering: .relaxed) }
    )
}

private let wasSignalled = Atomic(false)
