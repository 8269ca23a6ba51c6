public import CanvasModel
public import CanvasStep

/// A canvas whose steps exist and are ready to be given cohorts.
public struct LaunchedCanvas {
    /// The canvas.
    public let canvas: Canvas
    /// The steps, in document order.
    public var steps: [any Step]
    /// What the plugins share with their steps, in the order of first use.
    public let services: [LaunchedService]
    /// Each step's metrics beyond the common ones.
    public let metrics: [[LaunchedMetric]]
    /// How many metrics all steps have.
    public let counters: Int
    /// Everybody, and the events that filters ask for.
    public var compiler: Predicate.Compiler

    /// Makes a launched canvas.
    public init(
        canvas: Canvas,
        steps: [any Step],
        services: [LaunchedService],
        metrics: [[LaunchedMetric]],
        counters: Int,
        compiler: Predicate.Compiler
    ) {
        self.canvas = canvas
        self.steps = steps
        self.services = services
        self.metrics = metrics
        self.counters = counters
        self.compiler = compiler
    }
}

/// A plugin's shared service in a run.
public struct LaunchedService {
    /// The plugin's name.
    public let plugin: String
    /// The network that it reaches, if any.
    public let network: String?
    /// The service.
    public let service: any SharedService

    /// Makes a launched service.
    public init(plugin: String, network: String?, service: any SharedService) {
        self.plugin = plugin
        self.network = network
        self.service = service
    }
}

/// A step's metric with its counter.
public struct LaunchedMetric: Sendable {
    /// The declaration.
    public let declaration: MetricDeclaration
    /// The counter.
    public let metric: Metric

    /// Makes a launched metric.
    public init(declaration: MetricDeclaration, metric: Metric) {
        self.declaration = declaration
        self.metric = metric
    }
}
