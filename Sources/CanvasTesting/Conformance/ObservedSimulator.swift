import CanvasModel
import CanvasStep
import NetworkSimulator
import Synchronization

/// What a stand-in was asked and answered, in full: the kit's own journal, which the network under test can't touch.
final class Observation: Sendable {
    /// A request and its answer.
    struct Exchange: Sendable {
        let request: HTTPRequest
        let response: HTTPResponse
        let instant: Instant
        /// How many rows the stand-in had received in additions and removals before and after.
        let received: (before: Int, after: Int)
    }

    /// What is done to requests that change people, by their number from 1.
    enum Meddling: Sendable {
        case none
        /// The first of them is answered so, and does not reach the stand-in.
        case answersFirst(HTTPResponse)
        /// Each of them reaches the stand-in twice.
        case repeatsAll
    }

    private struct State {
        var simulator: any Simulator
        var exchanges: [Exchange] = []
        var meddled = 0
    }

    private let state: Mutex<State>
    private let meddling: Meddling

    init(_ simulator: any Simulator, _ meddling: Meddling) {
        state = Mutex(State(simulator: simulator))
        self.meddling = meddling
    }

    var exchanges: [Exchange] { state.withLock { $0.exchanges } }
    var simulator: any Simulator { state.withLock { $0.simulator } }
    /// How many requests were meddled with.
    var meddled: Int { state.withLock { $0.meddled } }

    /// The members of all audiences, each with its keys; holes are left out.
    var members: [[String]] {
        state.withLock { state in
            state.simulator.audiences.flatMap { audience in
                (state.simulator.members(of: audience.id)?.rows ?? []).map { row in row.filter { !$0.isEmpty } }
            }
        }
    }

    /// The members of all audiences by their columns, holes among them.
    var rows: [[String]] {
        state.withLock { state in
            state.simulator.audiences.flatMap { state.simulator.members(of: $0.id)?.rows ?? [] }
        }
    }

    func respond(
        to request: HTTPRequest,
        at instant: Instant,
        _ answer: (inout any Simulator) -> HTTPResponse
    ) -> HTTPResponse {
        state.withLock { state in
            let before = Self.received(state.simulator)
            // Whether it changes people is seen by letting a copy of the stand-in answer it.
            var trial = state.simulator
            let trialAnswer = answer(&trial)
            let changes = Self.received(trial) > before
            var response = trialAnswer
            if changes, case .answersFirst(let given) = meddling, state.meddled == 0 {
                state.meddled += 1
                response = given
            } else {
                state.simulator = trial
                if changes, case .repeatsAll = meddling {
                    state.meddled += 1
                    _ = answer(&state.simulator)
                }
            }
            state.exchanges.append(
                Exchange(
                    request: request,
                    response: response,
                    instant: instant,
                    received: (before, Self.received(state.simulator))
                )
            )
            return response
        }
    }

    private static func received(_ simulator: any Simulator) -> Int {
        simulator.audiences.reduce(0) { $0 + $1.received }
    }

    func load(_ bytes: [UInt8]) throws(SimulatorStateError) {
        try state.withLock { (state) throws(SimulatorStateError) in try state.simulator.load(bytes) }
    }
}

/// The stand-in under observation.
struct ObservedSimulator: Simulator {
    let observation: Observation

    func respond(to request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        observation.respond(to: request, at: instant) { $0.respond(to: request, at: instant) }
    }

    func respond(to request: HTTPRequest, at instant: Instant, under fault: SimulatorFault) -> HTTPResponse {
        observation.respond(to: request, at: instant) { $0.respond(to: request, at: instant, under: fault) }
    }

    var audiences: [SimulatedAudience] { observation.simulator.audiences }
    func members(of audience: String) -> SimulatedMembers? { observation.simulator.members(of: audience) }
    func saved() -> [UInt8] { observation.simulator.saved() }
    func load(_ state: [UInt8]) throws(SimulatorStateError) { try observation.load(state) }
    var credentials: [String: Secret] { observation.simulator.credentials }
}
