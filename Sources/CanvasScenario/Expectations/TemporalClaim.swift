public import CanvasModel

/// What must follow, or must not, whenever something happens to a person.
///
/// Written `{ always: { in: recent_buyers, after: { event: purchase }, within: 1d } }`.
///
/// An **occasion** is a person to whom `after` happens, at that instant: each time is another occasion. Without `after`
/// everybody has one, the start of the run; `person` (one or a list) restricts to some. The proposition **follows** when
/// it holds at some instant from the occasion to `within` later, both included; without `within`, to the end of the run.
///
/// | | holds when | fails when |
/// |---|---|---|
/// | `always` | it follows on every occasion | it does not on one whose time is over |
/// | `never` | it follows on none | it follows on one |
/// | `sometimes` | it follows on one at least | the time of all occasions is over |
///
/// Where neither is certain, as the run ends before the time of an occasion is over, the answer is **inconclusive**,
/// which fails and says so. Where there is no occasion, all three fail, unless `allow_none: true` stands beside.
///
/// A proposition is one of
/// - `in: AUDIENCE`, `not_in: AUDIENCE`: a state, which may have begun before the occasion. A member is whom the network
///   acknowledged as added, from the instant of the answer, until it acknowledges the removal;
/// - `exited: true`, also with `because: REASON`: a state too: no entry of the person is in the canvas, and the one that
///   left last did so for the reason;
/// - `at: STEP`, `synced: STEP` (`received`, `opened`, `clicked`), `event: NAME`, `converted: NAME` or `true`,
///   `entered: true` or a variant: these happen, and only what happens after the occasion counts: the event that is the
///   occasion is not what follows it.
///
/// `after` takes `{ event: NAME }`, `{ step: ID }`, also with one of `received`, `opened`, `clicked`, `synced: true`,
/// `{ entered: true }` or a variant, `{ converted: NAME }`, `{ exited: true }` or `{ exited: REASON }`. What happened
/// before the run is no occasion. Occasion and what follows belong to one person, not to one entry.
public struct TemporalClaim: Hashable, Sendable {
    /// On how many occasions it must follow.
    public enum Quantifier: String, CaseIterable, Sendable {
        /// On every one.
        case always
        /// On none.
        case never
        /// On one at least.
        case sometimes
    }

    /// What follows.
    public enum Proposition: Hashable, Sendable {
        /// The person is in an audience, or is not.
        case member(AudienceReference, Bool)
        /// No entry of the person is in the canvas; the last left for a reason when one is named.
        case outside(because: String?)
        /// Something happens.
        case happens(Happening)
    }

    /// On how many occasions.
    public var quantifier: Quantifier
    /// What follows.
    public var proposition: Proposition
    /// What makes an occasion; `nil` for the start of the run.
    public var cause: Happening?
    /// How long the time of an occasion is; `nil` for the rest of the run.
    public var within: Interval?
    /// Who is looked at, by `external_id`; `nil` for everybody.
    public var people: [String]?
    /// Whether no occasion at all is all right.
    public var allowsNone: Bool
}

extension TemporalClaim.Proposition: CustomStringConvertible {
    /// What is expected of the person, as a sentence goes on after their name.
    public var description: String {
        switch self {
        case .member(let audience, let isMember): isMember ? "is in \(audience)" : "is not in \(audience)"
        case .outside(nil): "is out of the canvas"
        case .outside(let reason?): "is out of the canvas by \(reason)"
        case .happens(let happening): happening.description
        }
    }
}
