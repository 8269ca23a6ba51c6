import CanvasModel

/// A filter that must hold of a person, or must not.
struct Demand {
    /// When a filter is asked: a stretch of the way in which no time passes, and the instant if it is known.
    struct Moment {
        /// The stretch's number; what is asked at the door, before the trigger is remembered, is in one of its own.
        var stretch: Int
        /// The instant; `nil` while nothing ran.
        var instant: Instant?
    }

    let filter: Filter
    let holds: Bool
    let moment: Moment
}

/// One test of one thing that must hold, or must not.
struct Literal {
    let leaf: FilterLeaf
    let holds: Bool
    let moment: Demand.Moment
}

extension FilterLeaf {
    /// What values are asked for: tests of a thing under the same name read the same value.
    enum Source: Hashable {
        case attribute(String)
        case context(String)
        case events(String)
        case interaction(String, Interaction)
    }

    /// `nil` for a segment, which is a filter itself.
    var source: Source? {
        switch subject {
        case .attribute(let name), .customAttribute(let name): .attribute(name)
        case .randomBucket: .attribute(StandardAttribute.randomBucket.rawValue)
        case .context(let name): .context(name)
        case .event(let name): .events(name)
        // A purchase of one product is one of anything too.
        case .purchase: .events(EventReading.purchase)
        case .step(let step, let interaction): .interaction(step, interaction)
        case .segment: nil
        }
    }
}
