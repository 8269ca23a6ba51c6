import CanvasModel
import CanvasStep
import ExampleSimulator
import NetworkSimulator

/// The reference network's stand-in with a mistake in it.
struct MutantSimulator: Simulator {
    private let mutation: Mutation
    private var original: ExampleSimulator
    private var changes = 0

    init(_ settings: SimulatorSettings, _ mutation: Mutation) {
        original = ExampleSimulator(settings)
        self.mutation = mutation
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        answer(request) { $0.respond(to: $1, at: instant) }
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse {
        answer(request) { $0.respond(to: $1, at: instant, under: fault) }
    }

    private mutating func answer(
        _ request: HTTPRequest,
        _ respond: (inout ExampleSimulator, HTTPRequest) -> HTTPResponse
    ) -> HTTPResponse {
        var request = request
        let changesPeople = request.target.contains("/members")
        if changesPeople { changes += 1 }
        switch mutation {
        case .trustsAnybody where request.headers["Authorization"] == nil:
            let token = original.credentials["token"]?.revealed ?? ""
            request.headers.append(HTTPHeader("Authorization", "Bearer \(token)"))
        case .tokenInURL: request.target = String(request.target.prefix { $0 != "?" })
        case .createsAlways where request.method == "POST" && request.target.hasSuffix("/audiences"):
            request.body = Array(#"{"name":"\#(original.audiences.count)"}"#.utf8)
        case .keepsRemoved where changesPeople && request.body.starts(with: #"{"operation":"remove""#.utf8):
            var aside = original
            return respond(&aside, request)
        case .differsOverHTTP where changesPeople && request.headers["X-Virtual-Time"] != nil:
            return HTTPResponse(status: 404, body: Array(#"{"error":{"code":"audience_missing"}}"#.utf8))
        default: break
        }
        return respond(&original, request)
    }

    var audiences: [SimulatedAudience] { original.audiences }

    func members(of audience: String) -> SimulatedMembers? {
        guard var members = original.members(of: audience) else { return nil }
        switch mutation {
        case .losesRows: members.rows = members.rows.enumerated().filter { $0.offset % 3 != 0 }.map(\.element)
        case .countsTwice where changes > 2: members.rows += members.rows
        case .hashesAgain: members.rows = members.rows.map { $0.map { $0.isEmpty ? "" : "\(StableHash.of($0))" } }
        default: break
        }
        return members
    }

    func saved() -> [UInt8] { mutation == .forgetsState ? Array("{}".utf8) : original.saved() }
    mutating func load(_ state: [UInt8]) throws(SimulatorStateError) { try original.load(state) }
    static var madeUpAdAccount: String { ExampleSimulator.madeUpAdAccount }
    var credentials: [String: Secret] { original.credentials }
}
