/// A plugin's documentation as data, which pages, checks and error messages all read.
public struct PluginDocumentation: Sendable {
    /// What the plugin does for whom, before anything else.
    public var introduction: [Block]
    /// What must be true before the plugin works.
    public var requirements: [Requirement]
    /// How the requirements are met, where a sentence does not say it.
    public var preparation: [Section]
    /// What it is used for, each with a sample that runs.
    public var useCases: [UseCase]
    /// The steps that lead from nothing to people in an audience, in their order.
    public var integration: [Section]
    /// What is good to know beyond the settings.
    public var reference: [Section]
    /// What can go wrong and what to do.
    public var troubleshooting: [Troubleshooting]

    /// Makes documentation.
    public init(
        introduction: [Block] = [],
        requirements: [Requirement] = [],
        preparation: [Section] = [],
        useCases: [UseCase] = [],
        integration: [Section] = [],
        reference: [Section] = [],
        troubleshooting: [Troubleshooting] = []
    ) {
        self.introduction = introduction
        self.requirements = requirements
        self.preparation = preparation
        self.useCases = useCases
        self.integration = integration
        self.reference = reference
        self.troubleshooting = troubleshooting
    }

    /// Something that must be true before the plugin works.
    public struct Requirement: Sendable {
        /// Its name.
        public let name: String
        /// Where it comes from: the network, or the person's own organisation.
        public let origin: String
        /// What it is.
        public let description: String
        /// Finds out whether it is met; `nil` when only a person can tell.
        public let check: RequirementCheck?

        /// Makes a requirement.
        public init(_ name: String, origin: String, _ description: String, check: RequirementCheck? = nil) {
            self.name = name
            self.origin = origin
            self.description = description
            self.check = check
        }
    }

    /// A row of the troubleshooting table.
    public struct Troubleshooting: Hashable, Sendable {
        /// A short stable code, `R3`.
        public let code: String
        /// What a person sees.
        public let error: String
        /// What causes it.
        public let description: String
        /// How to resolve it.
        public let resolve: String

        /// Makes a row.
        public init(_ code: String, error: String, _ description: String, resolve: String) {
            self.code = code
            self.error = error
            self.description = description
            self.resolve = resolve
        }
    }

    /// Something that the plugin is used for.
    public struct UseCase: Hashable, Sendable {
        /// Its title.
        public let title: String
        /// What it is for.
        public let description: String
        /// The name of the bundled sample.
        public let sample: String

        /// Makes a use case.
        public init(_ title: String, _ description: String, sample: String) {
            self.title = title
            self.description = description
            self.sample = sample
        }
    }
}
