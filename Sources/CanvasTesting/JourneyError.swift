public import CanvasModel

/// Why a journey of a test can't do what it is asked.
public enum JourneyError: Error, Sendable, CustomStringConvertible {
    /// The canvas or the world has problems.
    case problems([Diagnostic])
    /// There are no step types: the test has no `.canvas(…)` trait.
    case noPlugins
    /// The population has nobody of that name.
    case unknownPerson(String, suggestion: String?)
    /// The canvas has nothing of that name.
    case unknown(what: String, String, suggestion: String?)
    /// Time does not go back.
    case past(Instant, now: Instant)
    /// The journey has been run to its end.
    case isOver

    /// What is wrong and what to do, without a full stop.
    public var description: String {
        switch self {
        case .problems(let diagnostics): diagnostics.map(\.description).joined(separator: "\n")
        case .noPlugins:
            "the test has no step types; give its suite the trait .canvas(StandardSteps(), …) with the plugins that it uses"
        case .unknownPerson(let id, let suggestion):
            ["there is nobody called `\(id)`", suggestion].compactMap { $0 }.joined(separator: "; ")
        case .unknown(let what, let name, let suggestion):
            ["there is no \(what) `\(name)`", suggestion].compactMap { $0 }.joined(separator: "; ")
        case .past(let instant, let now): "\(instant) is over, it is \(now); time only goes on"
        case .isOver: "the journey has been run to its end"
        }
    }
}
