public import CanvasModel

/// One step type of a journey, as its author writes it.
///
/// A step is a value that the host makes at launch from the settings of one node of a canvas, and that the runner then
/// gives cohorts of visits. It sleeps never and decides by verdicts: time and chance, people and counters all come from
/// the context.
///
/// ## Implementation guidance
/// A step that waits for nothing outside conforms to ``ImmediateStep``; one that looks at one person at a time to
/// ``PersonStep``, and writes one synchronous function.
/// ```swift
/// struct Pause: ImmediateStep {
///     struct Settings: StepSettings { var duration = Interval.zero }
///     static let declaration = StepDeclaration<Settings>(
///         type: "pause", title: "Pause", summary: "Waits.",
///         fields: [Field("duration", \.duration, .duration, "How long.", example: "1h")],
///         paths: [StepPath("next", takesTime: true)])
///     let settings: Settings
///     static func launch(_ settings: Settings, shared: NothingShared, context: LaunchContext) -> Pause {
///         Pause(settings: settings)
///     }
///     mutating func process(_ cohort: inout Cohort) {
///         cohort.decide(.advance(at: cohort.now + settings.duration))
///     }
/// }
/// ```
public protocol Step: SendableMetatype {
    /// What a document says of one node.
    associatedtype Settings: StepSettings
    /// What the plugin's `open` returned, shared by all its steps of a run.
    associatedtype Shared: SharedService = NothingShared

    /// The type's name, settings, paths and metrics.
    static var declaration: StepDeclaration<Settings> { get }

    /// Looks for problems that depend on where the step stands. Does no I/O.
    static func validate(_ settings: Settings, in place: Place) -> [Diagnostic]

    /// Makes the step, and in the world outside what must exist before anybody enters.
    ///
    /// - Throws: `LaunchRefusal`, which refuses the launch of the whole canvas.
    static func launch(_ settings: Settings, shared: Shared, context: LaunchContext) async throws -> Self

    /// The events that a waiting visit can be ended by, in the order of their bits in ``Verdict/wait(until:for:state:)``.
    var awaitedEvents: [EventKey] { get }

    /// Decides what becomes of the visits of one instant, in person order.
    ///
    /// What is not decided advances by the first path at once.
    mutating func process(_ cohort: inout Cohort) async throws

    /// Is told of entries that left the canvas, so that what is kept of them can be dropped.
    mutating func left(_ entries: [UInt32])
}

extension Step {
    /// The name that a document's `type:` gives.
    public static var typeName: String { declaration.type }

    /// Finds nothing.
    public static func validate(_ settings: Settings, in place: Place) -> [Diagnostic] { [] }

    /// Waits for no event.
    public var awaitedEvents: [EventKey] { [] }

    /// Keeps nothing, so drops nothing.
    public mutating func left(_ entries: [UInt32]) {}
}

/// A step that waits for nothing outside: it decides by what it is given, at once.
///
/// Most steps are. The runner calls one as a plain function, which costs a cohort of few people a fraction of what an
/// awaited call does.
public protocol ImmediateStep: Step {
    /// Decides what becomes of the visits of one instant, in person order.
    ///
    /// What is not decided advances by the first path at once.
    mutating func process(_ cohort: inout Cohort) throws
}

/// The settings of a step type: a value with defaults, filled in by the declared fields.
public protocol StepSettings: Sendable {
    /// Makes the settings that a document which says nothing means.
    init()
}

/// Settings of a step that has none.
public struct NoSettings: StepSettings {
    /// Makes them.
    public init() {}
}
