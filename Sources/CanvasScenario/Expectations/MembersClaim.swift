/// That people are members of an audience at the end of a run, or are not.
///
/// Members are whom the network acknowledged as added and not, later, as removed. Written
/// `{ audience: abandoned_cart, contains: [ada], excludes: [grace] }`; each person is an expectation of its own.
public struct MembersClaim: Hashable, Sendable {
    /// The audience.
    public var audience: AudienceReference
    /// The person's `external_id`.
    public var person: String
    /// Whether they are a member.
    public var isMember: Bool
}
