public import CanvasModel

/// A step written as one plain function of one visit.
///
/// It costs more a visit than a step that decides a cohort at once, and is the place to start.
public protocol PersonStep: ImmediateStep where Shared == NothingShared {
    /// Makes the step from its settings.
    init(_ settings: Settings, context: LaunchContext) throws

    /// Decides what becomes of one visit.
    mutating func visit(_ visit: PersonVisit) throws -> Verdict
}

extension PersonStep {
    /// Makes the step from its settings.
    public static func launch(_ settings: Settings, shared: NothingShared, context: LaunchContext) async throws -> Self
    {
        try Self(settings, context: context)
    }

    /// Asks about each visit in turn.
    public mutating func process(_ cohort: inout Cohort) throws {
        for index in cohort.visits.indices {
            let visit = PersonVisit(visit: cohort.visits[index], cohort: cohort)
            cohort[index] = try self.visit(visit)
        }
    }
}

/// One visit with all that a step may know of it.
public struct PersonVisit {
    /// The visit.
    public let visit: Visit
    let cohort: Cohort

    /// The instant.
    public var now: Instant { cohort.now }
    /// The person's `external_id`.
    public var externalID: String { cohort.context.facts.people.externalID(of: Int(visit.person)) }

    /// The person's value of an attribute.
    public subscript(attribute: String) -> AttributeValue {
        let people = cohort.context.facts.people
        return people.column(named: attribute).map { people.value($0, of: Int(visit.person)) } ?? .missing
    }

    /// The value of a context variable of the entry.
    public func context(_ name: String) -> AttributeValue {
        cohort.context.facts.contexts[visit.entry]?[name] ?? .missing
    }

    /// A random draw for this visit.
    public func draw(_ key: DrawKey) -> Draw { cohort.draw(key, for: visit) }

    /// Adds to one of the step's metrics.
    public func count(_ metric: Metric, by amount: Int = 1) { cohort.context.count(metric, by: amount) }

    /// Whether a filter holds for the person.
    public func holds(_ predicate: Predicate) -> Bool {
        predicate.holds(for: visit.person, entry: visit.entry, at: now, in: cohort.context.facts)
    }
}
