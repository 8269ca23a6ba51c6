/// A question about a person, as a document asks it.
public indirect enum Filter: Sendable {
    /// Every part holds.
    case all([Filter])
    /// At least one part holds.
    case any([Filter])
    /// The part does not hold.
    case not(Filter)
    /// One test of one thing.
    case leaf(FilterLeaf)

    /// Every leaf, in the order written.
    public var leaves: [FilterLeaf] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        case .not(let part): part.leaves
        case .leaf(let leaf): [leaf]
        }
    }
}

/// One thing about a person and the tests that it must all pass.
public struct FilterLeaf: Sendable {
    /// What is looked at.
    public enum Subject: Hashable, Sendable {
        /// An attribute, standard if it is named so, else custom.
        case attribute(String)
        /// A custom attribute, whatever its name.
        case customAttribute(String)
        /// A custom event or `purchase` in the person's past.
        case event(String)
        /// A purchase, of one product or of any.
        case purchase(product: String?)
        /// A variable of the entry.
        case context(String)
        /// A filter that the document names.
        case segment(String)
        /// What happened between the person and a step.
        case step(String, Interaction)
        /// The person's random bucket, 0 to 9999.
        case randomBucket
    }

    /// What is looked at.
    public let subject: Subject
    /// The tests; an event or segment without any is asked whether it is there.
    public let tests: [FilterTest]
    /// Where it was written.
    public let position: Position

    /// Makes a leaf.
    public init(_ subject: Subject, _ tests: [FilterTest], at position: Position) {
        self.subject = subject
        self.tests = tests
        self.position = position
    }
}
