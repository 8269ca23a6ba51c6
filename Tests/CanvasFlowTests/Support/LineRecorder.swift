import CanvasFlow
import CanvasModel
import CanvasStep

/// Writes what becomes of one person as lines, or of everybody.
final class LineRecorder: RunRecorder {
    private(set) var lines: [String] = []
    private let only: UInt32?

    init(only: UInt32? = nil) { self.only = only }

    func wants(_ person: UInt32) -> Bool { only == nil || only == person }

    func record(_ event: RunEvent, facts: FilterFacts) {
        let seconds = (event.instant - FlowInput.start).seconds
        let what: String =
            switch event.kind {
            case .entered(let variant): "entered \(variant)"
            case .turnedAway(let refusal): "turned away: \(refusal.rawValue)"
            case .performed(let name, _): "performed \(name)"
            case .interacted(let interaction): interaction.rawValue
            case .arrived: "arrived"
            case .drew(let draw): "drew within \(draw.bounds.map { "\($0.lowerBound)..<\($0.upperBound)" } ?? "?")"
            case .progressed(let path, let at): "progressed \(path) at \((at - FlowInput.start).seconds)"
            case .waited(let until): "waited until \((until - FlowInput.start).seconds)"
            case .marked(let event): "marked by \(event)"
            case .converted(let conversion): "converted \(conversion)"
            case .exited(let reason): "exited \(reason.name)"
            case .sent(let request): "sent in request \(request.number)"
            case .answered(let answer): "answered \(answer.outcome.rawValue)"
            case .synced(let record): "synced \(record.outcome.rawValue)"
            }
        let step = event.step.map { " @\($0)" } ?? ""
        lines.append("\(seconds) \(facts.people.externalID(of: Int(event.person))) \(what)\(step)")
    }
}
