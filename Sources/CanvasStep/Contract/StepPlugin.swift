/// What brings step types to a host: a value, listed once in the executable.
public protocol StepPlugin: Sendable {
    /// What its steps share in a run.
    associatedtype Shared: SharedService = NothingShared

    /// A short name, unique in a host.
    var name: String { get }
    /// How far it can be relied on.
    var stability: Stability { get }
    /// The step types that it brings.
    var stepTypes: [any Step.Type] { get }
    /// The ad network that its steps reach, if they reach one.
    var network: NetworkDeclaration? { get }
    /// Its documentation as data.
    var documentation: PluginDocumentation { get }

    /// What is wrong with what it declares beyond its step types, one sentence each without a full stop that names the
    /// field; a host refuses a plugin that has any.
    var declarationProblems: [String] { get }

    /// Makes what the steps of one run share. Called once a run, before any step is launched.
    ///
    /// - Parameters:
    ///   - steps: All steps of the canvas that are of this plugin's types, in document order.
    ///   - context: The run.
    /// - Throws: `LaunchRefusal`.
    func open(_ steps: [PlacedStep], context: OpenContext) async throws -> Shared
}

extension StepPlugin {
    /// No network.
    public var network: NetworkDeclaration? { nil }
    /// Nothing.
    public var declarationProblems: [String] { [] }
    /// Nothing beyond the declarations of the steps.
    public var documentation: PluginDocumentation { PluginDocumentation() }
}

extension StepPlugin where Shared == NothingShared {
    /// Shares nothing.
    public func open(_ steps: [PlacedStep], context: OpenContext) async throws -> NothingShared { NothingShared() }
}

/// How far a plugin can be relied on.
public enum Stability: String, Sendable {
    /// May change or go.
    case experimental
    /// Is nearly what it will be.
    case beta
    /// Keeps its settings and metrics.
    case stable
    /// Is about to go.
    case deprecated
}

/// What the steps of a plugin share in a run; for an ad network, the sync service.
///
/// The runner owns it and calls it from one task, never concurrently with a step.
public protocol SharedService {
    /// Is called at an instant that the service asked for with ``StepContext/wake(_:at:for:)``.
    func wake(_ wake: Wake, in context: StepContext) async throws

    /// Is called once, at the end of the journey: nobody will be offered any more.
    func finish(in context: StepContext) async throws

    /// Is called once instead of `finish`, when somebody stops the run: what is under way is taken, nothing more is sent.
    func interrupt(in context: StepContext) async throws

    /// Is told before a value of a person's profile changes, so that what was made of it can be kept.
    func profileWillChange(_ person: UInt32, column: Int, in context: StepContext)

    /// What the service has to report at the end, or in the middle of a run.
    func report() -> ServiceReport
}

extension SharedService {
    /// Does nothing.
    public func finish(in context: StepContext) async throws {}
    /// Does nothing.
    public func interrupt(in context: StepContext) async throws {}
    /// Keeps nothing.
    public func profileWillChange(_ person: UInt32, column: Int, in context: StepContext) {}
    /// Reports nothing.
    public func report() -> ServiceReport { ServiceReport() }
}

/// Why a service is called.
public enum Wake: UInt8, Hashable, Sendable {
    /// A network's answer is due: before everything else of the instant.
    case answer
    /// A timer is due: after everything else of the instant.
    case timer
}

/// What the steps of a plugin share when there is nothing to share.
public struct NothingShared: SharedService {
    /// Makes it.
    public init() {}
    /// Is never called, as nothing is ever asked for.
    public func wake(_ wake: Wake, in context: StepContext) async throws {}
}
