import CanvasModel
import CanvasStep

/// What the host needs of a step type without knowing which it is.
protocol StepTypeRecord: Sendable {
    /// The declaration as documentation shows it.
    var description: StepTypeDescription { get }
    /// Whether the canvas must have a conversion event.
    var needsConversion: Bool { get }
    /// Whether its steps share something in a run, by which one person's visits can matter to another's.
    var isShared: Bool { get }

    /// Reads settings, noting every problem.
    func read(_ value: LocatedValue?, at position: Position, into diagnostics: inout Diagnostics) -> any StepSettings
    /// The outgoing paths that settings make.
    func paths(_ settings: any StepSettings) -> [StepPath]
    /// The filter that who leaves by a path has passed.
    func passing(_ settings: any StepSettings, _ path: String) -> Filter?
    /// Looks for problems that depend on the place.
    func validate(_ settings: any StepSettings, in place: Place) -> [Diagnostic]
    /// Makes the step.
    func launch(
        _ settings: any StepSettings,
        shared: any SharedService,
        context: LaunchContext
    ) async throws -> any Step
}

/// The record of one step type.
struct TypedStepRecord<S: Step>: StepTypeRecord {
    let declaration: StepDeclaration<S.Settings>
    let description: StepTypeDescription

    init(_ type: S.Type, plugin: String, stability: Stability) {
        declaration = type.declaration
        description = StepTypeDescription(type.declaration, plugin: plugin, stability: stability)
    }

    var needsConversion: Bool { declaration.needsConversion }
    var isShared: Bool { S.Shared.self != NothingShared.self }

    func read(_ value: LocatedValue?, at position: Position, into diagnostics: inout Diagnostics) -> any StepSettings {
        declaration.read(value, at: position, into: &diagnostics)
    }

    func paths(_ settings: any StepSettings) -> [StepPath] {
        (settings as? S.Settings).map(declaration.paths) ?? []
    }

    func passing(_ settings: any StepSettings, _ path: String) -> Filter? {
        (settings as? S.Settings).flatMap { declaration.passing($0, path) }
    }

    func validate(_ settings: any StepSettings, in place: Place) -> [Diagnostic] {
        (settings as? S.Settings).map { S.validate($0, in: place) } ?? []
    }

    func launch(
        _ settings: any StepSettings,
        shared: any SharedService,
        context: LaunchContext
    ) async throws -> any Step {
        guard let settings = settings as? S.Settings else {
            throw LaunchRefusal("its settings are not those of the step type `\(declaration.type)`")
        }
        // A step that shares nothing may come from a plugin whose other steps do.
        guard let shared = (shared as? S.Shared) ?? (NothingShared() as? S.Shared) else {
            throw LaunchRefusal("the step type `\(declaration.type)` does not share what its plugin opens")
        }
        return try await S.launch(settings, shared: shared, context: context)
    }
}
