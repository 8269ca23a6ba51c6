/// Which versions of the API there are.
///
/// Source: Meta, Graph API and Marketing API changelogs: v24.0 of the Marketing API ended on 2026-10-06, v26.0 came on
/// 2026-07-29. Which ones are ended is set by an option rather than by the clock, as a run's time is virtual.
struct ApiVersions {
    /// All since v20.0, the oldest first.
    static let known = ["v20.0", "v21.0", "v22.0", "v23.0", "v24.0", "v25.0", "v26.0"]
    /// The oldest that is served unless an option names another.
    static let fallback = "v25.0"

    /// The oldest that is served, also the one of a path without a version.
    let oldest: String

    /// The version that a request gets.
    func served(_ request: GraphRequest) throws(GraphError) -> String {
        guard let asked = request.version else { return oldest }
        guard let number = GraphVersion(asked), let first = GraphVersion(oldest) else { return oldest }
        // What never was is part of the path to Meta; what was is named as ended.
        guard number < first || Self.known.contains(asked) else { throw .unknownPath(request.path) }
        guard number >= first else { throw .endedVersion }
        return asked
    }
}
