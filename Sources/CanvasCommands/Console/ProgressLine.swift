import CanvasModel
import CanvasReport
import Synchronization

/// The line on a terminal that shows how far a run is.
final class ProgressLine: Sendable {
    private struct State {
        var filled = -1
        var day = -1
        var isOpen = false
    }

    private let console: any Console
    private let isShown: Bool
    private let state = Mutex(State())

    init(console: any Console, isShown: Bool) {
        self.console = console
        self.isShown = isShown
    }

    /// Shows the bar in place of the one before, when it looks different: a run has millions of instants.
    func show(_ bar: ProgressBar) {
        guard isShown else { return }
        state.withLock { state in
            guard state.filled != bar.filled || state.day != bar.day else { return }
            state = State(filled: bar.filled, day: bar.day, isOpen: true)
            // ECMA-48 "erase in line": what is left of a longer line before.
            console.write("\r\(bar.text)\u{1B}[K", to: .error)
        }
    }

    /// Shows in its place for how long a network is still left alone.
    func wait(_ rest: Interval) {
        guard isShown else { return }
        state.withLock { state in
            state = State(filled: -1, day: -1, isOpen: true)
            console.write("\rthe network asks for patience: \(rest) left\u{1B}[K", to: .error)
        }
    }

    /// Leaves the bar as it is and begins a new line.
    func end() {
        state.withLock { state in
            if state.isOpen { console.write("\n", to: .error) }
            state.isOpen = false
        }
    }
}
