public import CanvasModel

/// Where a step stands: what its validation may look at beyond its own settings.
public struct Place: Sendable {
    /// The steps of the canvas in document order.
    public let steps: [PlacedStep]
    /// The step in question, an index into `steps`.
    public let index: Int
    /// The steps that variants begin with.
    public let firstSteps: [Int]
    /// The canvas's target audience.
    public let audience: Filter?
    /// The names of the canvas's conversion events.
    public let conversions: [String]
    /// Where each of the step's settings was written.
    public let positions: SettingPositions

    /// Describes a place.
    public init(
        steps: [PlacedStep],
        index: Int,
        firstSteps: [Int],
        audience: Filter?,
        conversions: [String],
        positions: SettingPositions
    ) {
        self.steps = steps
        self.index = index
        self.firstSteps = firstSteps
        self.audience = audience
        self.conversions = conversions
        self.positions = positions
    }

    /// The steps from which this one can be reached.
    public var before: [PlacedStep] {
        var found = Set<Int>()
        var open = [index]
        while let target = open.popLast() {
            for (source, step) in steps.enumerated() where step.edges.contains(where: { $0.target == target }) {
                if found.insert(source).inserted { open.append(source) }
            }
        }
        return found.sorted().map { steps[$0] }
    }

    /// Whether each way from the canvas's entry to this step passes a filter that the closure accepts.
    public func isGuarded(by accepts: (Filter) -> Bool) -> Bool {
        if let audience, accepts(audience) { return true }
        return !isReachable { edge in edge.passing.map(accepts) ?? false }
    }

    /// Whether each way from the canvas's entry to this step leads through a step that the closure accepts.
    public func isPreceded(by accepts: (PlacedStep) -> Bool) -> Bool {
        let accepted = Set(steps.indices.filter { $0 != index && accepts(steps[$0]) })
        return !isReachable { edge in accepted.contains(edge.source) }
    }

    private func isReachable(without isBlocked: (PlacedStep.Edge) -> Bool) -> Bool {
        var seen = Set(firstSteps)
        var open = firstSteps
        while let source = open.popLast() {
            if source == index { return true }
            for edge in steps[source].edges where !isBlocked(edge) {
                if let target = edge.target, seen.insert(target).inserted { open.append(target) }
            }
        }
        return false
    }
}

/// A step of a canvas, its settings read.
public struct PlacedStep: Sendable {
    /// Its identifier.
    public let id: String
    /// Its type.
    public let type: String
    /// Its settings, of the type's own settings type.
    public let settings: any StepSettings
    /// Where it was written.
    public let position: Position
    /// Its index in the canvas.
    public let index: Int
    /// Its outgoing paths.
    public let edges: [Edge]

    /// An outgoing path.
    public struct Edge: Sendable {
        /// The step it leaves.
        public let source: Int
        /// The path's name.
        public let path: String
        /// The step it leads to; `nil` when the journey ends.
        public let target: Int?
        /// The filter that who takes it has passed.
        public let passing: Filter?
        /// Whether time may pass on it.
        public let takesTime: Bool
        /// The share of the visits that chance lets take it, in hundredths of a percent; `nil` when chance has no say.
        public let share: Int?

        /// Describes a path.
        public init(
            source: Int,
            path: String,
            target: Int?,
            passing: Filter?,
            takesTime: Bool = true,
            share: Int? = nil
        ) {
            self.source = source
            self.path = path
            self.target = target
            self.passing = passing
            self.takesTime = takesTime
            self.share = share
        }
    }

    /// Describes a step.
    public init(
        id: String,
        type: String,
        settings: any StepSettings,
        position: Position,
        index: Int,
        edges: [Edge]
    ) {
        self.id = id
        self.type = type
        self.settings = settings
        self.position = position
        self.index = index
        self.edges = edges
    }
}
