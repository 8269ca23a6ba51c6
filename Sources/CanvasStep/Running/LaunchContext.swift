public import CanvasModel

/// What a step is launched with.
public final class LaunchContext {
    /// The step's identifier.
    public let stepID: String
    /// The step's index in the canvas.
    public let step: Int
    /// The start of the run.
    public let start: Instant
    /// The run's seed.
    public let seed: UInt64
    /// The names of the step's paths, in the order of their indices.
    public let paths: [String]
    /// Everybody, for resolving attributes to columns.
    public var people: People { compiler.people }
    /// Compiles filters.
    package var compiler: Predicate.Compiler
    private let metrics: [String: Metric]

    /// Makes the context of one step's launch.
    public init(
        stepID: String,
        step: Int,
        start: Instant,
        seed: UInt64,
        paths: [String],
        compiler: Predicate.Compiler,
        metrics: [String: Metric]
    ) {
        self.stepID = stepID
        self.step = step
        self.start = start
        self.seed = seed
        self.paths = paths
        self.compiler = compiler
        self.metrics = metrics
    }

    /// Compiles a filter against the run's people.
    public func compile(_ filter: Filter) -> Predicate {
        compiler.compile(filter)
    }

    /// A metric that the step type declares.
    ///
    /// - Throws: `LaunchRefusal` when it declares no such metric, a mistake of the step's author.
    public func metric(_ name: String) throws -> Metric {
        guard let metric = metrics[name] else {
            throw LaunchRefusal("the step type of `\(stepID)` counts `\(name)`, which it does not declare")
        }
        return metric
    }

    /// What draws of one purpose derive from.
    public func drawKey(_ purpose: String) -> DrawKey {
        DrawKey(seed: seed, place: stepID, purpose: purpose)
    }
}

/// What a plugin is opened with.
public struct OpenContext: Sendable {
    /// What the runner calls the plugin's service.
    public let service: Int
    /// The name of the canvas.
    public let canvas: String
    /// The start of the run.
    public let start: Instant
    /// The run's seed.
    public let seed: UInt64
    /// The way to the plugin's network; `nil` when it declares none.
    public let connection: NetworkConnection?

    /// Makes the context of one plugin's opening.
    public init(
        service: Int,
        canvas: String = "",
        start: Instant,
        seed: UInt64,
        connection: NetworkConnection?
    ) {
        self.service = service
        self.canvas = canvas
        self.start = start
        self.seed = seed
        self.connection = connection
    }
}

/// Why a canvas can't be launched.
public struct LaunchRefusal: Error, Sendable, CustomStringConvertible {
    /// What is wrong, one sentence without a full stop.
    public let sentence: String
    /// What to do.
    public let resolve: String?
    /// Whether a network refused, rather than the canvas being wrong.
    public let isByNetwork: Bool

    /// Makes a refusal.
    public init(_ sentence: String, resolve: String? = nil, isByNetwork: Bool = false) {
        self.sentence = sentence
        self.resolve = resolve
        self.isByNetwork = isByNetwork
    }

    /// The sentence, and what to do.
    public var description: String {
        resolve.map { "\(sentence); \($0)" } ?? sentence
    }
}
