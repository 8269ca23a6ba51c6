import CanvasModel
import CanvasStep
import NetworkSimulator

/// A network with one audience, that counts the requests which reach it.
struct CountingSimulator: Simulator {
    static let audience = SimulatedAudience(
        adAccount: "a1",
        id: "17",
        name: "carts \"quoted\"\n",
        received: 3,
        invalid: 1,
        matched: 2,
        members: 2
    )

    private(set) var count = 0
    let credentials = ["access_token": Secret("t")]
    var audiences: [SimulatedAudience] { [Self.audience] }

    mutating func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        count += 1
        return HTTPResponse(status: 200, body: Array("\(count) at \(instant)".utf8))
    }

    mutating func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse {
        HTTPResponse(status: 400, body: Array(fault.rawValue.utf8))
    }

    func members(of audience: String) -> SimulatedMembers? {
        audience == "17" ? SimulatedMembers(schema: ["EMAIL", "FN"], rows: [["ab", ""], ["cd", "ef"]]) : nil
    }

    func saved() -> [UInt8] { Array("\(count)".utf8) }

    mutating func load(_ state: [UInt8]) throws(SimulatorStateError) {
        guard let count = Int(String(decoding: state, as: UTF8.self)) else {
            throw SimulatorStateError("the state is not a number")
        }
        self.count = count
    }
}

/// Asks a simulator as a client in the same process does.
struct Client {
    let host: SimulatorHost
    var start = Instant(seconds: 1_772_442_000)

    init(faults: [FaultRule] = [], start: Instant? = nil) {
        host = SimulatorHost(CountingSimulator(), faults: faults, start: start)
    }

    /// The status and the body's text; `reset` without a status when the connection ended.
    func ask(
        _ method: String = "GET",
        _ target: String = "/v1/me",
        _ body: String = "",
        after seconds: Int64 = 0
    ) -> (status: Int?, text: String) {
        let request = HTTPRequest(method: method, target: target, body: Array(body.utf8))
        do {
            let answer = try host.respond(to: request, at: start + Interval(seconds: seconds))
            return (answer.status, String(decoding: answer.body, as: UTF8.self))
        } catch {
            return (nil, "\(error)")
        }
    }
}
