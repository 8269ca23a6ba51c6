import CanvasModel
import CanvasStep

/// The explanation as plain text: an instant, what happened at it, and beneath each decision what was asked.
extension Explanation: CustomStringConvertible {
    /// The text, ending with a line feed.
    public var text: String {
        var lines = ["\(externalID) in \(canvas), from \(start) to \(end)", replay.sentence, ""]
        lines += self.lines
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text.
    public var description: String { text }

    /// What happened, line by line, without the heading.
    var lines: [String] {
        Self.lines(of: moments) + (absence.map { ["\(externalID) \($0)"] } ?? [])
    }

    /// What happened, an instant once.
    static func lines(of moments: [ExplainedMoment]) -> [String] {
        var lines: [String] = []
        var last: Instant?
        for moment in moments {
            let shown = moment.lines
            guard let first = shown.first else { continue }
            let time = moment.instant == last ? String(repeating: " ", count: 20) : moment.instant.description
            last = moment.instant
            lines.append("\(time)  \(first)")
            lines += shown.dropFirst().map { String(repeating: " ", count: 24) + $0 }
        }
        return lines
    }
}

extension Explanation.Replay {
    /// How it was found out, as a sentence.
    public var sentence: String {
        switch self {
        case .alone: "replayed alone: nothing on this person's way is shared with others"
        case .whole(let reason): "from a repetition of the whole run: \(reason)"
        }
    }
}

extension ExplainedMoment {
    /// The first line says what happened, the others why.
    var lines: [String] {
        let at = step.map { "\($0): " } ?? ""
        switch kind {
        case .performed(let name): return ["did \(name)"]
        case .entered(let variant):
            let number = entry.map { $0 > 1 ? " for the \($0). time" : "" } ?? ""
            return ["entered\(number) as \(variant)"]
        case .turnedAway(let refusal, let filter):
            return ["did not enter: \(refusal.sentence)"] + (filter?.lines ?? [])
        case .interacted(let interaction): return ["\(at)\(interaction.rawValue)"]
        case .arrived(let type): return ["came to \(step ?? "a step") (\(type))"]
        case .changed(let changes): return ["from here on with " + changes.map(\.sentence).joined(separator: ", ")]
        case .drew(let draw): return [at + draw.sentence]
        case .progressed(let path): return path.lines(at, now: instant)
        case .waited(let until): return ["\(at)waits until \(until)"]
        case .marked(let event): return ["must leave by \(event)"]
        case .converted(let name): return ["converted to \(name)"]
        case .exited(let reason, let filter): return ["\(at)left the canvas, \(reason)"] + (filter?.lines ?? [])
        case .sent(let request): return [at + request.sentence]
        case .answered(let answer): return [at + answer.sentence]
        case .synced(let sync): return [at + sync.sentence]
        }
    }
}

extension ExplainedDraw {
    var sentence: String {
        let drawn = "drew \(Self.text(value)) for \(subject)"
        guard let bounds else { return drawn }
        if isChance {
            return isWithin
                ? "\(drawn): below \(Self.text(bounds.upperBound)), does it"
                : "\(drawn): not below \(Self.text(bounds.upperBound)), does not do it"
        }
        return "\(drawn), from \(Self.text(bounds.lowerBound)) to below \(Self.text(bounds.upperBound)) decides alike"
    }

    /// Four decimals, as a draw has no meaning beyond the share that it is compared with.
    static func text(_ value: Double) -> String {
        let scaled = min(10_000, Int((value * 10_000).rounded(.down)))
        let rest = String(scaled % 10_000)
        return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
    }
}

extension ExplainedPath {
    fileprivate func lines(_ at: String, now: Instant) -> [String] {
        let way = name.map { "by \($0)" } ?? "goes on"
        let later = instant > now ? " at \(instant)" : ""
        let next = target.map { " to \($0)" } ?? ", where the canvas ends"
        return ["\(at)\(way)\(next)\(later)"] + asked.flatMap { $0.filter.lines(named: $0.path) }
    }

    /// The conditions that were asked before the decision fell, those left out that only repeat others.
    private var asked: [Condition] {
        var shown: [Condition] = []
        var known: Set<ExplainedFilter> = []
        for condition in conditions {
            let leaves = condition.filter.leaves
            if !leaves.allSatisfy(known.contains) || shown.isEmpty { shown.append(condition) }
            known.formUnion(leaves)
            if condition.path == name { break }
        }
        return shown
    }
}

extension ExplainedFilter {
    /// The tree, two spaces a level, each line marked by whether it holds.
    var lines: [String] { lines(indent: "") }

    fileprivate func lines(named name: String) -> [String] {
        ["\(mark) \(name)"] + lines(indent: "  ")
    }

    private var mark: String { holds ? "✓" : "✗" }

    private func lines(indent: String) -> [String] {
        var line = "\(indent)\(mark) \(question.rawValue)"
        if !subject.isEmpty { line += " \(subject)" }
        if !expected.isEmpty { line += " \(expected)" }
        if let actual { line += "   is: \(actual)" }
        return [line] + parts.flatMap { $0.lines(indent: indent + "  ") }
    }
}

extension SyncRequest {
    fileprivate var sentence: String {
        let action = isRemoval ? "remove from" : "add to"
        let shown = keys.map { key in key.name + (key.prefix.map { " \($0)…" } ?? "") }
        let by = isByKeptKeys ? "the keys that they were added with" : shown.joined(separator: ", ")
        return "request \(number) to \(network), \(action) \(audience)" + (by.isEmpty ? "" : " by \(by)")
    }
}

extension SyncAnswer {
    fileprivate var sentence: String {
        let row = code.map { ", \($0)" } ?? ""
        let why = problem.map { ": \($0)" } ?? ""
        let again = retryAt.map { "; again at \($0) at the earliest" } ?? ""
        return "request \(number) \(outcome.rawValue)\(row)\(why)\(again)"
    }
}

extension ExplainedSync {
    fileprivate var sentence: String {
        let why = reason.map { ": \($0)" } ?? ""
        let other = isSuperseded ? ", with a later visit that was sent in its place" : ""
        switch (outcome, isRemoval) {
        case (.synced, false): return "added to \(audience) at \(network)\(other)"
        case (.synced, true): return "removed from \(audience) at \(network)\(other)"
        case (.notSynced, _): return "not sent to \(network)\(why)"
        case (.errored, _): return "not taken by \(network)\(other)\(why)"
        }
    }
}
