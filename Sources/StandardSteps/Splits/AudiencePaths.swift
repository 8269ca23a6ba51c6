public import CanvasModel
public import CanvasStep

/// Divides people into groups, each by its filter; the first that holds decides.
///
/// Source: Braze, Audience Paths: up to eight groups, the last of which is everyone else.
public struct AudiencePaths: ImmediateStep {
    /// The most groups besides everyone else.
    public static let maximumGroups = 7
    /// The path of who is in no group.
    public static let everyoneElse = "everyone_else"

    /// One group.
    public struct Group: StepSettings {
        /// Its name, which is its path's.
        public var name = ""
        /// The filter.
        public var condition = Filter.all([])

        /// Makes the settings that a document which says nothing means.
        public init() {}
    }

    /// The groups in the order in which they are asked about.
    public struct Settings: StepSettings {
        /// The groups.
        public var groups: [Group] = []

        /// Makes the settings that a document which says nothing means.
        public init() {}
    }

    /// The type's name, settings and paths.
    public static let declaration = StepDeclaration<Settings>(
        type: "audience_paths",
        title: "Audience Paths",
        summary: "Divides people into groups by filters, of which the first that holds decides.",
        fields: [
            Field(
                "groups",
                \.groups,
                .list(of: .record("a group such as { name: vip, if: FILTER }", groupFields)),
                "The groups in the order in which they are asked about, at most 7; who is in none takes everyone_else.",
                example: "[{ name: vip, if: { attribute: plan, equals: pro } }]"
            )
        ],
        rules: { settings, positions in problems(of: settings, positions) },
        paths: { settings in settings.groups.map { StepPath($0.name) } + [StepPath(everyoneElse)] },
        passing: { settings, path in passing(settings.groups, path) }
    )

    private static var groupFields: [Field<Group>] {
        [
            Field("name", \.name, .text, "The group's name, which is its path's.", example: "vip"),
            Field(
                "if",
                \.condition,
                .filter,
                "The filter that who is in the group passes.",
                example: "{ attribute: plan, equals: pro }"
            ),
        ]
    }

    private static func problems(of settings: Settings, _ positions: SettingPositions) -> [Diagnostic] {
        let position = positions["groups"]
        var found = PathNaming.problems(of: settings.groups.map(\.name), "group", reserved: [everyoneElse], position)
        if settings.groups.count > maximumGroups {
            found.append(
                .error(
                    at: position,
                    "there are \(settings.groups.count) groups, and \(maximumGroups) is the most",
                    fix: "put a second step of this type after `\(everyoneElse)`"
                )
            )
        }
        return found
    }

    /// Who takes a path has passed its filter and none of those before it.
    private static func passing(_ groups: [Group], _ path: String) -> Filter {
        let index = groups.firstIndex { $0.name == path } ?? groups.count
        let refused = groups[..<index].map { Filter.not($0.condition) }
        return .all(refused + (index < groups.count ? [groups[index].condition] : []))
    }

    private let conditions: [Predicate]

    /// Makes the step.
    public static func launch(
        _ settings: Settings,
        shared: NothingShared,
        context: LaunchContext
    ) async throws -> AudiencePaths {
        AudiencePaths(conditions: settings.groups.map { context.compile($0.condition) })
    }

    /// Asks the filters about each person, in order.
    public mutating func process(_ cohort: inout Cohort) {
        let (now, facts) = (cohort.now, cohort.context.facts)
        let conditions = conditions.map { $0.evaluator(at: now, in: facts) }
        cohort.divide { visit in
            var path = 0
            while path < conditions.count, !conditions[path].holds(for: visit.person, entry: visit.entry) { path += 1 }
            return UInt8(truncatingIfNeeded: path)
        }
    }
}
