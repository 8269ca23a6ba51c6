public import CanvasModel

/// Two futures of one person: what becomes of them, and what would if their profile were another one from a step on.
public struct ForkedExplanation: Hashable, Sendable {
    /// What is changed, and where.
    public let fork: ProfileFork
    /// What becomes of them.
    public let first: Explanation
    /// What would.
    public let second: Explanation

    /// How many moments both futures share, the change itself left out.
    public var shared: Int {
        zip(first.moments, others).prefix { $0.isAlike($1) }.count
    }

    /// When they part; `nil` when they never do.
    public var partsAt: Instant? {
        let shared = shared
        let next = [first.moments.dropFirst(shared).first, others.dropFirst(shared).first]
        return next.compactMap { $0?.instant }.min()
    }

    /// The moments of the other future without the change.
    var others: [ExplainedMoment] { second.moments.filter { !$0.isChange } }
}

extension ExplainedMoment {
    /// Whether it is the change of the profile by which a future is another one.
    var isChange: Bool {
        if case .changed = kind { true } else { false }
    }

    /// Whether the same happened at the same instant, be it for other reasons.
    func isAlike(_ other: ExplainedMoment) -> Bool {
        instant == other.instant && entry == other.entry && lines.first == other.lines.first
    }
}
