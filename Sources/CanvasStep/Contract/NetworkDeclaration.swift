public import CanvasModel

/// An ad network that a plugin's steps reach.
public struct NetworkDeclaration: Sendable {
    /// Its name in scenarios, flags and results, `facebook`.
    public let name: String
    /// The base URL of the real network, without a slash at the end.
    public let baseURL: String
    /// Its other hosts, by the names that ``HTTPRequest/origin`` uses: base URLs without a slash at the end.
    public let origins: [String: String]
    /// The API versions that the plugin speaks, newest first.
    public let versions: [Version]
    /// The credentials that it needs.
    public let credentials: [Credential]

    /// Declares a network.
    public init(
        name: String,
        baseURL: String,
        origins: [String: String] = [:],
        versions: [Version],
        credentials: [Credential]
    ) {
        self.name = name
        self.baseURL = baseURL
        self.origins = origins
        self.versions = versions
        self.credentials = credentials
    }

    /// A version of the API.
    public struct Version: Hashable, Sendable {
        /// Its name in requests, `v26.0`.
        public let name: String
        /// The day on which it stops working, when that is announced.
        public let sunset: CivilDate?

        /// Declares a version.
        public init(_ name: String, sunset: CivilDate? = nil) {
            self.name = name
            self.sunset = sunset
        }
    }

    /// A credential.
    public struct Credential: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// The environment variable that holds it.
        public let environmentVariable: String
        /// Whether it must never be shown.
        public let isSecret: Bool
        /// Whether nothing works without it.
        public let isRequired: Bool

        /// Declares a credential.
        public init(_ name: String, environmentVariable: String, isSecret: Bool, isRequired: Bool) {
            self.name = name
            self.environmentVariable = environmentVariable
            self.isSecret = isSecret
            self.isRequired = isRequired
        }
    }
}
