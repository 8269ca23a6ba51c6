/// Finds out whether a requirement is met, by asking the network; it changes nothing there.
///
/// ```swift
/// .init("Token", origin: "Facebook", "A token of a system user.", check: RequirementCheck { inquiry in
///     switch await inquiry.send(request) { … }
/// })
/// ```
public struct RequirementCheck: Sendable {
    private let look: @Sendable (RequirementInquiry) async -> RequirementFinding

    /// Makes a check of a function that only reads.
    public init(_ look: @escaping @Sendable (RequirementInquiry) async -> RequirementFinding) {
        self.look = look
    }

    /// Runs the check.
    public func run(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        await look(inquiry)
    }
}

/// What a check found.
public struct RequirementFinding: Hashable, Sendable {
    /// How things stand.
    public enum Status: String, Sendable {
        /// The requirement is met.
        case passed
        /// It is met, and something should be done all the same.
        case warning
        /// It is not met.
        case failed
        /// It could not be looked at.
        case unknown
    }

    /// How things stand.
    public let status: Status
    /// What was found, one sentence without a full stop, without personal data and secrets.
    public let found: String
    /// The row of the troubleshooting table, when one fits.
    public let code: String?
    /// What to do, unless the requirement is met.
    public let resolve: String?

    /// States what was found.
    public init(_ status: Status, _ found: String, code: String? = nil, resolve: String? = nil) {
        self.status = status
        self.found = found
        self.code = code
        self.resolve = resolve
    }
}
