import CanvasModel
public import CanvasStep

/// Divides people by chance, in the shares given.
///
/// Source: Braze, Experiment Paths: up to four paths and a control group; a person who enters the canvas again takes the
/// same path, unless paths are randomised.
public struct ExperimentPaths: ImmediateStep {
    /// The most paths besides the control group.
    public static let maximumPaths = 4

    /// One path.
    public struct Path: StepSettings {
        /// Its name.
        public var name = ""
        /// Its share in hundredths of a percent.
        public var share = 0
        /// Whether its people are the ones to compare with.
        public var isControl = false

        /// Makes the settings that a document which says nothing means.
        public init() {}

        init(_ name: String, share: Int) {
            self.name = name
            self.share = share
        }
    }

    /// The paths, and whether chance decides anew each time.
    public struct Settings: StepSettings {
        /// The paths; two halves, as the product begins with.
        public var paths = [Path("a", share: 5000), Path("b", share: 5000)]
        /// Whether a person who comes again may take another path.
        public var randomize = false

        /// Makes the settings that a document which says nothing means.
        public init() {}
    }

    /// The type's name, settings and paths.
    public static let declaration = StepDeclaration<Settings>(
        type: "experiment_paths",
        title: "Experiment Paths",
        summary: "Divides people by chance, in the shares given.",
        fields: [
            Field(
                "paths",
                \.paths,
                .list(of: .record("a path such as { name: a, percent: 50 }", pathFields)),
                "The paths with their shares, at most 4 and a control group.",
                example: "[{ name: a, percent: 50 }, { name: b, percent: 50 }]"
            ),
            Field(
                "randomize",
                \.randomize,
                .boolean,
                "Whether a person who comes again may take another path than the first time.",
                default: "false",
                example: "true"
            ),
        ],
        rules: { settings, positions in problems(of: settings, positions["paths"]) },
        paths: { settings in settings.paths.map { StepPath($0.name, share: $0.share) } },
        needsConversion: true
    )

    private static var pathFields: [Field<Path>] {
        [
            Field("name", \.name, .text, "The path's name.", example: "a"),
            Field("percent", \.share, .percent, "The share of the people who take it.", example: "50"),
            Field(
                "control",
                \.isControl,
                .boolean,
                "Whether its people are the ones to compare with.",
                default: "false",
                example: "true"
            ),
        ]
    }

    private static func problems(of settings: Settings, _ position: Position) -> [Diagnostic] {
        var found = PathNaming.problems(of: settings.paths.map(\.name), "path", reserved: [], position)
        let controls = settings.paths.count(where: \.isControl)
        if controls > 1 {
            found.append(.error(at: position, "there are \(controls) control groups", fix: "one is the most"))
        }
        if settings.paths.count - controls > maximumPaths {
            found.append(
                .error(
                    at: position,
                    "there are \(settings.paths.count - controls) paths, and \(maximumPaths) and a control group is the most"
                )
            )
        }
        let sum = settings.paths.reduce(0) { $0 + $1.share }
        if sum != 10_000 {
            found.append(
                .error(
                    at: position,
                    "the percentages of the paths add to \(PercentText.of(hundredths: sum))",
                    fix: "they must add to 100"
                )
            )
        }
        return found
    }

    private let key: DrawKey
    /// For each path but the last, the draw in hundredths of a percent from which on it is a later one.
    private let bounds: [UInt64]
    private let randomize: Bool

    /// Makes the step.
    public static func launch(
        _ settings: Settings,
        shared: NothingShared,
        context: LaunchContext
    ) async throws -> ExperimentPaths {
        var bounds: [UInt64] = []
        for path in settings.paths.dropLast() { bounds.append((bounds.last ?? 0) + UInt64(path.share)) }
        return ExperimentPaths(key: context.drawKey("path"), bounds: bounds, randomize: settings.randomize)
    }

    /// Draws a path for each person.
    public mutating func process(_ cohort: inout Cohort) {
        let bounds = bounds
        cohort.divide(drawing: key, isSticky: !randomize) { draw in
            let share = draw.below(10_000)
            // Counted without a jump, as nobody can foresee where a draw falls: both are far below 2^63, so the top bit
            // of the difference says which is larger.
            var path: UInt64 = 0
            for bound in bounds { path &+= (bound &- 1 &- share) >> 63 }
            return UInt8(truncatingIfNeeded: path)
        }
    }
}
