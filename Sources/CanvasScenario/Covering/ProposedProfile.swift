import CanvasModel

/// What somebody is given so that they take a way: attributes, events, context variables of the trigger, habits.
struct ProposedProfile {
    /// One event.
    struct Event {
        let name: String
        let instant: Instant
        let product: String?
    }

    /// Something that they do with what a step sends.
    struct Habit: Hashable {
        let step: String
        let interaction: Interaction

        /// The custom attribute that tells who has it.
        var attribute: String { "\(interaction.rawValue)_\(step)" }
    }

    /// By name, in the order of the filters.
    var attributes: [(name: String, value: AttributeValue)] = []
    var events: [Event] = []
    var context: [(name: String, value: AttributeValue)] = []
    var habits: [Habit] = []
    /// When they do what the canvas begins with; `nil` when it takes people in by itself.
    var trigger: Instant?
}
