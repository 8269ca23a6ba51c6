import CanvasModel
import CanvasStep

/// A behavior ready to run: its draws keyed, its filter compiled, its event resolved.
///
/// A class, as a copy of the struct for each act would retain and release all that it holds.
final class BehaviorPlan: Sendable {
    enum Act: Sendable {
        case event(plan: Int, Properties)
        case interaction(Interaction, step: Int)
    }

    let act: Act
    let probability: Double
    let within: Int
    let every: Int?
    let condition: Predicate?
    let chance: DrawKey
    let delay: DrawKey

    init(_ behavior: Behavior, act: Act, condition: Predicate?, seed: UInt64, place: String) {
        self.act = act
        self.condition = condition
        probability = behavior.probability
        within = Int(behavior.within.seconds)
        every = behavior.every.map { Int($0.seconds) }
        chance = DrawKey(seed: seed, place: place, purpose: "chance")
        delay = DrawKey(seed: seed, place: place, purpose: "time")
    }

    /// The seconds after its cause at which somebody does it; `nil` for who does not.
    ///
    /// - Parameters:
    ///   - person: The hash of the person's `external_id`.
    ///   - entry: The ordinal of the entry that it follows.
    ///   - visit: The ordinal of the visit that it follows.
    func delay(person: UInt64, entry: UInt16, visit: UInt16) -> Int? {
        guard chance.draw(person: person, entry: entry, visit: visit).isBelow(probability) else { return nil }
        return Int(delay.draw(person: person, entry: entry, visit: visit).below(UInt64(max(within, 1))))
    }
}
