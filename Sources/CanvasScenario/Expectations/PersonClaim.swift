public import CanvasModel

/// Something that must have become of a person, written `{ person: ada, path: [wait, bought, show_ads] }`.
///
/// `person` takes an `external_id` or a list of them; then each must be so. Several keys in one mapping must all hold.
///
/// | key | holds when |
/// |---|---|
/// | `path: [a, b]` | these are the steps that the entry came to, all of them, in order |
/// | `visits: [b]` | these are among them |
/// | `step: a` with `entered_at:`, `left_at:` | a visit of the step began, ended at that instant |
/// | `step: a` with `received:`, `opened:`, `clicked:`, `synced: true` | that happened between the person and the step |
/// | `exited_at:`, `because: completed` | the entry left the canvas then, for that reason |
/// | `exited: false` | it is in the canvas when the run ends |
/// | `variant: Control` | it is of that variant |
/// | `converted: Purchase`, a list, `true`, `false` | it has that conversion, all of them, any, none |
/// | `entries: 2`, or bounds | so many times the person entered |
/// | `in: abandoned_cart`, `not_in:`, lists | the person is in the audience when the run ends, or is not |
/// | `attribute: { plan: pro }` | the person has that value when the run ends; a list is all of a list, `null` not set |
///
/// What concerns an entry concerns the person's first one; `entry: 2` means their second, `entry: last` their last.
/// A visit of a step in which time passes ends when the entry comes to what follows, or leaves the canvas.
public struct PersonClaim: Hashable, Sendable {
    /// What must be so.
    public enum Fact: Hashable, Sendable {
        /// The steps that the entry came to, in order.
        case path([String])
        /// Steps that it came to.
        case visits([String])
        /// When a visit of a step began.
        case enteredAt(Instant, step: String)
        /// When a visit of a step ended.
        case leftAt(Instant, step: String)
        /// Whether something happened between the person and a step.
        case interaction(Interaction, Bool, step: String)
        /// Whether the entry left.
        case exited(Bool)
        /// When it left.
        case exitedAt(Instant)
        /// Why it left.
        case because(String)
        /// The entry's variant.
        case variant(String)
        /// The conversions that it has.
        case converted([String])
        /// Whether it has any.
        case convertedAtAll(Bool)
        /// How many entries the person has.
        case entries(Condition)
        /// Whether the person is in an audience.
        case member(AudienceReference, Bool)
        /// An attribute's value at the end.
        case attribute(String, AttributeClaim)
    }

    /// Which of a person's entries is meant.
    public enum Entry: Hashable, Sendable {
        /// By number, the first being 1.
        case number(Int)
        /// The last one.
        case last
    }

    /// The person's `external_id`.
    public var person: String
    /// The entry.
    public var entry: Entry
    /// What must be so.
    public var fact: Fact
}

/// What an attribute must be.
public enum AttributeClaim: Hashable, Sendable {
    /// Not set.
    case isMissing
    /// A value, or one of the texts of a list.
    case equals(FilterValue)
    /// A list of these, in order.
    case list([String])
}
