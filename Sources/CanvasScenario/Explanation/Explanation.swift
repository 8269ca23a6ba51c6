public import CanvasModel

/// What became of one person in a run, and why: every step with its instant, every filter with what it asked and found,
/// every random draw with what it would have taken to fall otherwise.
///
/// It holds no value of an attribute that tells who somebody is or that networks find people by: of those it only says
/// whether they are set.
public struct Explanation: Hashable, Sendable {
    /// How it was found out.
    public enum Replay: Hashable, Sendable {
        /// The person was replayed alone, as nothing on their way is shared with others.
        case alone
        /// The whole run was repeated; why.
        case whole(because: String)
    }

    /// Their `external_id`.
    public let externalID: String
    /// The canvas's name.
    public let canvas: String
    /// How it was found out.
    public let replay: Replay
    /// When the run began.
    public let start: Instant
    /// When the journey stopped.
    public let end: Instant
    /// What happened, in order.
    public let moments: [ExplainedMoment]
    /// Why they never entered the canvas, where nothing among the moments says it; `nil` for who entered.
    public let absence: String?

    /// The steps that they came to, in order, of all entries.
    public var path: [String] {
        moments.compactMap { moment in
            if case .arrived = moment.kind { moment.step } else { nil }
        }
    }
}
