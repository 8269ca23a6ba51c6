import CanvasModel
import CanvasStep

/// A path under `/_simulator/`, split at its slashes.
struct ControlPath {
    static let root = "_simulator"
    /// What there is, as `GET /_simulator/` lists it.
    static let all: [(methods: [String], path: String, summary: String)] = [
        (["GET"], "audiences", "Every audience with its figures."),
        (["GET"], "audiences/ID/members", "The rows received and not removed, in the order of arrival."),
        (["GET", "POST", "DELETE"], "faults", "Lists the bad days, adds some, removes all."),
        (["DELETE"], "faults/ID", "Removes one bad day."),
        (["GET"], "requests", "The last thousand requests, without bodies and queries."),
        (["GET", "PUT", "DELETE"], "clock", "Tells the time, sets or advances it, lets it follow the wall again."),
        (["GET", "PUT"], "state", "Saves all that the simulator holds, goes on from it."),
        (["POST"], "reset", "Makes the simulator as it was started."),
    ]

    private let parts: [Substring]

    /// The path of a request; `nil` when it is the network's.
    init?(_ request: HTTPRequest) {
        guard request.target.hasPrefix("/" + Self.root) else { return nil }
        let parts = request.path.split(separator: "/")
        guard parts.first == Self.root[...] else { return nil }
        self.parts = Array(parts.dropFirst())
    }

    /// Does what a request asks for, or says why not.
    func answer(_ request: HTTPRequest, at instant: Instant, in state: inout SimulatorState) -> HTTPResponse {
        do {
            return try perform(request, at: instant, in: &state)
        } catch {
            return ControlJSON.object([("error", .text(error.sentence))]).response(error.status)
        }
    }

    private func perform(
        _ request: HTTPRequest,
        at instant: Instant,
        in state: inout SimulatorState
    ) throws(ControlRefusal) -> HTTPResponse {
        let method = request.method.uppercased()
        guard let match = Self.all.first(where: { matches($0.path) }) else {
            guard parts.isEmpty else { throw unknown }
            return Self.index.response()
        }
        guard match.methods.contains(method) else {
            throw ControlRefusal(405, "`\(match.path)` takes \(match.methods.joined(separator: ", "))")
        }
        switch (match.path, method) {
        case ("audiences", _): return state.audienceListing.response()
        case ("audiences/ID/members", _): return try state.members(of: argument).response()
        case ("faults", "GET"): return state.faultListing.response()
        case ("faults", "POST"): return try state.addFaults(request.body).response(201)
        case ("faults", _): return state.removeFaults().response()
        case ("faults/ID", _): return try state.removeFault(argument).response()
        case ("requests", _): return state.requestListing.response()
        case ("clock", "GET"): return state.clockReading(at: instant).response()
        case ("clock", "PUT"): return try state.setClock(request.body, at: instant).response()
        case ("clock", _): return state.releaseClock().response()
        case ("state", "GET"): return .json(state.simulator.saved())
        case ("state", _): return try state.load(request.body).response()
        default: return state.startAgain().response()
        }
    }

    /// What stands in the path in place of `ID`.
    private var argument: String { String(parts.count > 1 ? parts[1] : "") }

    private func matches(_ pattern: String) -> Bool {
        let pattern = pattern.split(separator: "/")
        return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0 == "ID" || $0 == $1 }
    }

    private var unknown: ControlRefusal {
        let name = parts.joined(separator: "/")
        let fix = Spelling.suggestion(for: name, among: Self.all.map(\.path)).map { "; \($0)" } ?? ""
        return ControlRefusal(404, "there is no control path `\(name.prefix(60))`\(fix)")
    }

    private static let index = ControlJSON.object([
        (
            "paths",
            .list(
                all.map { entry in
                    .object([
                        ("path", .text("/\(root)/\(entry.path)")),
                        ("methods", .list(entry.methods.map { .text($0) })),
                        ("does", .text(entry.summary)),
                    ])
                }
            )
        )
    ])
}

extension ControlJSON {
    fileprivate func response(_ status: Int = 200) -> HTTPResponse { .json(document, status: status) }
}

extension HTTPResponse {
    fileprivate static func json(_ body: [UInt8], status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [HTTPHeader("Content-Type", "application/json; charset=UTF-8")],
            body: body
        )
    }
}
