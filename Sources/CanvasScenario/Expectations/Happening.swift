public import CanvasModel

/// Something that happens to a person, as an expectation over time writes it: steps, events and variants by name.
public enum Happening: Hashable, Sendable {
    /// They do something.
    case event(String)
    /// They come to a step.
    case arrival(step: String)
    /// Something happens between them and a step.
    case interaction(Interaction, step: String)
    /// They enter the canvas, in a variant when one is named.
    case entry(variant: String?)
    /// They convert, to a conversion event when one is named.
    case conversion(String?)
    /// An entry of theirs leaves the canvas, for a reason when one is named.
    case exit(String?)
}

extension Happening: CustomStringConvertible {
    /// What the person does or meets, as a sentence goes on after their name.
    public var description: String {
        switch self {
        case .event(let name): "does `\(name)`"
        case .arrival(let step): "comes to `\(step)`"
        case .interaction(let interaction, let step): "\(interaction.verb) `\(step)`"
        case .entry(nil): "enters the canvas"
        case .entry(let variant?): "enters the canvas in `\(variant)`"
        case .conversion(nil): "converts"
        case .conversion(let name?): "converts to `\(name)`"
        case .exit(nil): "leaves the canvas"
        case .exit(let reason?): "leaves the canvas by \(reason)"
        }
    }
}

extension Interaction {
    fileprivate var verb: String {
        switch self {
        case .received: "receives"
        case .opened: "opens"
        case .clicked: "clicks"
        case .synced: "is synced at"
        }
    }
}
