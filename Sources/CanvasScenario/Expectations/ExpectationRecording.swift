import CanvasHost
import CanvasModel
import CanvasStep

/// What records a run for a scenario's expectations: the journeys of the people whom they name, and a monitor for each
/// expectation over time.
struct ExpectationRecording {
    private let journeys: JourneyRecorder?
    private let monitors: [TemporalMonitor]

    init(_ expectations: [Expectation], in canvas: Canvas, people: People, start: Instant) {
        var persons: [String] = []
        var attributes: [String: [String]] = [:]
        var claims: [TemporalClaim] = []
        for expectation in expectations {
            persons += expectation.people
            switch expectation.claim {
            case .person(let claim):
                if case .attribute(let name, _) = claim.fact { attributes[claim.person, default: []].append(name) }
            case .overTime(let claim): if !claims.contains(claim) { claims.append(claim) }
            case .figure, .members: break
            }
        }
        journeys =
            persons.isEmpty
            ? nil : JourneyRecorder(of: Set(persons), in: canvas, people: people, attributes: attributes)
        monitors = claims.compactMap { TemporalMonitor($0, in: canvas, people: people, start: start) }
    }

    /// The recorders, none when figures are all that is asked for.
    var recorders: [any RunRecorder] {
        (journeys.map { [$0] } ?? []) + monitors
    }

    /// Adds what was recorded up to an instant.
    func add(to facts: inout ExpectationFacts, at end: Instant) {
        facts.journeys = journeys?.journeys(at: end) ?? [:]
        for monitor in monitors { facts.outcomes[monitor.claim] = monitor.outcome(at: end) }
    }
}
