public import CanvasStep

/// Which incidents an expectation is about.
public struct IncidentFilter: Hashable, Sendable {
    /// The row of the troubleshooting table.
    public var code: String
    /// The network.
    public var network: String?
    /// The step whose people it was met with first.
    public var step: String?
    /// What it pauses: `operation`, `audience`, `ad_account`, `token`, or all of the scope's text.
    public var scope: String?
    /// Whether it closed.
    public var isClosed: Bool?

    /// Whether an incident is meant.
    public func accepts(_ incident: Incident, of network: String) -> Bool {
        guard code == incident.code else { return false }
        if let asked = self.network, asked != network { return false }
        if let step, step != incident.step { return false }
        if let scope, scope != incident.scope, scope[...] != incident.scope.prefix(while: { $0 != " " }) {
            return false
        }
        return isClosed.map { $0 == (incident.closedAt != nil) } ?? true
    }
}

extension IncidentFilter: CustomStringConvertible {
    /// The incidents as the subject of a sentence.
    public var description: String {
        var text = "incidents of \(code)"
        if let network { text += " of \(network)" }
        if let step { text += " at `\(step)`" }
        if let scope { text += " on \(scope)" }
        if let isClosed { text += isClosed ? " that closed" : " that stay open" }
        return text
    }
}
