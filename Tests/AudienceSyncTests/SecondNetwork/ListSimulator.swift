import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator

/// The second network's stand-in: a set of rows a list, and a limit of two uploads a minute.
struct ListSimulator: Simulator {
    private var lists: [(audience: SimulatedAudience, members: Set<[String]>)] = []
    private var uploads: [Instant] = []
    let credentials: [String: Secret]

    init(_ settings: SimulatorSettings) {
        credentials = ["token": settings.credentials["token"] ?? Secret("made-up")]
    }

    var audiences: [SimulatedAudience] {
        lists.map { list in
            var audience = list.audience
            audience.members = list.members.count
            return audience
        }
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        guard request.headers["Authorization"] == credentials["token"]?.revealed else {
            return HTTPResponse(status: 401)
        }
        let path = request.target.split(separator: "/").map(String.init)
        switch (request.method, path.count) {
        case ("PUT", 2):
            make(path[1])
            return HTTPResponse(status: 200)
        case ("PATCH", 3):
            return change(path[1], path[2], rows: Self.rows(request.body), at: instant)
        default:
            return HTTPResponse(status: 404)
        }
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse {
        switch fault {
        case .rateLimited: HTTPResponse(status: 429)
        case .tokenRevoked: HTTPResponse(status: 401)
        case .serverError: HTTPResponse(status: 500)
        default: respond(to: request, at: instant)
        }
    }

    func members(of audience: String) -> SimulatedMembers? {
        lists.first { $0.audience.id == audience }.map { list in
            SimulatedMembers(schema: [], rows: list.members.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }

    func saved() -> [UInt8] {
        let rows = Dictionary(uniqueKeysWithValues: lists.map { ($0.audience.name, Array($0.members)) })
        return (try? JSONEncoder().encode(rows)).map(Array.init) ?? []
    }

    mutating func load(_ state: [UInt8]) throws(SimulatorStateError) {
        guard let rows = try? JSONDecoder().decode([String: [[String]]].self, from: Data(state)) else {
            throw SimulatorStateError("it is no state of lists")
        }
        lists = []
        for (index, (name, members)) in rows.sorted(by: { $0.key < $1.key }).enumerated() {
            make(name)
            lists[index].members = Set(members)
        }
    }

    private mutating func make(_ name: String) {
        let id = name + "200"
        guard !lists.contains(where: { $0.audience.id == id }) else { return }
        let audience = SimulatedAudience(
            adAccount: "acct",
            id: id,
            name: name,
            received: 0,
            invalid: 0,
            matched: 0,
            members: 0
        )
        lists.append((audience, []))
    }

    private mutating func change(_ id: String, _ operation: String, rows: [[String]]?, at now: Instant) -> HTTPResponse
    {
        guard let list = lists.firstIndex(where: { $0.audience.id == id }) else { return HTTPResponse(status: 404) }
        guard let rows, rows.count <= 2500 else { return HTTPResponse(status: 413) }
        uploads.removeAll { $0 + .minutes(1) <= now }
        guard uploads.count < 2 else { return HTTPResponse(status: 429) }
        uploads.append(now)
        lists[list].audience.received += rows.count
        switch operation {
        case "add": lists[list].members.formUnion(rows)
        case "remove": lists[list].members.subtract(rows)
        default: return HTTPResponse(status: 404)
        }
        return HTTPResponse(status: 200)
    }

    private static func rows(_ body: [UInt8]) -> [[String]]? {
        let json = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return json?["rows"] as? [[String]]
    }
}
