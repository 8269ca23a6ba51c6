/// A plugin's documentation as data, which pages, checks and error messages all read.
public struct PluginDocumentation: Sendable {
    /// What must be true before the plugin works.
    public var requirements: [Requirement]
    /// What can go wrong and what to do.
    public var troubleshooting: [Troubleshooting]
    /// What it is used for, each with a sample that runs.
    public var useCases: [UseCase]

    /// Makes documentation.
    public init(
        requirements: [Requirement] = [],
        troubleshooting: [Troubleshooting] = [],
        useCases: [UseCase] = []
    ) {
        self.requirements = requirements
        self.troubleshooting = troubleshooting
        self.useCases = useCases
    }

    /// Something that must be true before the plugin works.
    public struct Requirement: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Where it comes from: the network, or the person's own organisation.
        public let origin: String
        /// What it is.
        public let description: String

        /// Makes a requirement.
        public init(_ name: String, origin: String, _ description: String) {
            self.name = name
            self.origin = origin
            self.description = description
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
