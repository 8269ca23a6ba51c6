import CanvasHost
import CanvasModel
import CanvasStep

/// Tells whether a record is of a happening, its names found in the canvas.
enum HappeningMatcher {
    case event(String)
    case arrival(step: Int)
    case interaction(Interaction, step: Int)
    case entry(variant: Int?)
    case conversion(Int?)
    case exit(String?)

    /// - Returns: `nil` when the canvas does not have what the happening names.
    init?(_ happening: Happening, in canvas: Canvas) {
        func step(_ id: String) -> Int? { canvas.steps.firstIndex { $0.id == id } }
        switch happening {
        case .event(let name): self = .event(name)
        case .arrival(let id):
            guard let index = step(id) else { return nil }
            self = .arrival(step: index)
        case .interaction(let interaction, let id):
            guard let index = step(id) else { return nil }
            self = .interaction(interaction, step: index)
        case .entry(nil): self = .entry(variant: nil)
        case .entry(let name?):
            guard let index = canvas.variants.firstIndex(where: { $0.name == name }) else { return nil }
            self = .entry(variant: index)
        case .conversion(nil): self = .conversion(nil)
        case .conversion(let name?):
            guard let index = canvas.conversions.firstIndex(where: { $0.name == name }) else { return nil }
            self = .conversion(index)
        case .exit(let reason): self = .exit(reason)
        }
    }

    func matches(_ event: RunEvent) -> Bool {
        switch (self, event.kind) {
        case (.event(let wanted), .performed(let name, _)): wanted == name
        case (.arrival(let step), .arrived): event.step == step
        case (.interaction(let wanted, let step), .interacted(let interaction)):
            wanted == interaction && event.step == step
        case (.entry(let wanted), .entered(let variant)): wanted ?? variant == variant
        case (.conversion(let wanted), .converted(let conversion)): wanted ?? conversion == conversion
        case (.exit(let wanted), .exited(let reason)): wanted.map { $0 == reason.name } ?? true
        default: false
        }
    }
}
