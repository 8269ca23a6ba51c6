import CanvasModel
import CanvasStep

/// A behavior ready to run: its draws keyed, its event resolved.
///
/// Plain bytes, as each act of a person reads one; what is counted by reference stands beside, and is looked at only by
/// behaviors that have it.
struct BehaviorPlan: BitwiseCopyable {
    enum Act: BitwiseCopyable {
        case event(plan: Int)
        case interaction(Interaction, step: Int)
    }

    let act: Act
    let hasCondition: Bool
    let probability: Double
    let within: UInt64
    /// The seconds after which it is done again; 0 for never.
    let every: Int
    let chance: DrawKey
    let time: DrawKey

    init(_ behavior: Behavior, act: Act, seed: UInt64, place: String) {
        self.act = act
        hasCondition = behavior.condition != nil
        probability = behavior.probability
        within = UInt64(max(behavior.within.seconds, 1))
        every = behavior.every.map { Int($0.seconds) } ?? 0
        chance = DrawKey(seed: seed, place: place, purpose: "chance")
        time = DrawKey(seed: seed, place: place, purpose: "time")
    }

    /// The seconds after its cause at which somebody does it; `nil` for who does not.
    ///
    /// - Parameters:
    ///   - person: The hash of the person's `external_id`.
    ///   - entry: The ordinal of the entry that it follows.
    ///   - visit: The ordinal of the visit that it follows.
    func delay(person: UInt64, entry: UInt16, visit: UInt16) -> Int? {
        guard chance.draw(person: person, entry: entry, visit: visit).isBelow(probability) else { return nil }
        return Int(time.draw(person: person, entry: entry, visit: visit).below(within))
    }
}
