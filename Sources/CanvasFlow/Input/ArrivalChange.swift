package import CanvasModel

/// Values of a person's profile that change at the moment at which the person first comes to a step.
package struct ArrivalChange: Sendable {
    /// The person, an index into `People`.
    package var person: UInt32
    /// The step, an index into the canvas's.
    package var step: Int
    /// The values.
    package var values: [PreparedValue]

    /// Describes a change.
    package init(person: UInt32, step: Int, values: [PreparedValue]) {
        self.person = person
        self.step = step
        self.values = values
    }
}
