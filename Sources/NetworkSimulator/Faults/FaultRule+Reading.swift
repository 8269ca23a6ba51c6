public import CanvasModel

extension FaultRule {
    static let keys = ["at", "for", "requests", "respond", "answers", "method", "path"]

    /// Reads one rule, noting every problem in it.
    ///
    /// - Returns: The rule; `nil` when a problem keeps it from meaning anything.
    public static func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> FaultRule? {
        guard value.members != nil else {
            diagnostics.error(
                at: value.position,
                "a fault is a mapping, not \(value.kindDescription)",
                fix: "for example { at: 1h, for: 2h, respond: rate_limited }"
            )
            return nil
        }
        value.refuseUnknownKeys(known: keys, of: "a fault", into: &diagnostics)
        let fault = fault(value, into: &diagnostics)
        let rule = FaultRule(
            fault ?? .serverError,
            begins: beginning(value["at"], into: &diagnostics),
            lasts: length(value["for"], into: &diagnostics),
            requests: count(value["requests"], into: &diagnostics),
            method: text(value["method"], "method", into: &diagnostics)?.uppercased(),
            path: text(value["path"], "path", into: &diagnostics),
            answers: answers(value["answers"], into: &diagnostics)
        )
        return fault == nil ? nil : rule
    }

    private static func fault(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> SimulatorFault? {
        let names = SimulatorFault.names
        if let answers = value["answers"] {
            if value["respond"] == nil { return .scripted }
            diagnostics.error(
                at: answers.position,
                "`answers` are what the network responds with",
                fix: "leave out `respond`"
            )
            return nil
        }
        guard let respond = value["respond"] else {
            diagnostics.error(
                at: value.position,
                "the fault does not say what it is",
                fix: "add respond: with one of \(names.joined(separator: ", ")), or answers:"
            )
            return nil
        }
        if let fault = respond.text.flatMap(SimulatorFault.init), fault != .scripted { return fault }
        diagnostics.error(
            at: respond.position,
            "there is no fault \(respond.kindDescription)",
            fix: Spelling.suggestion(for: respond.text ?? "", among: names)
        )
        return nil
    }

    private static func answers(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> [ScriptedAnswer] {
        guard let value else { return [] }
        guard let elements = value.elements, !elements.isEmpty else {
            diagnostics.error(
                at: value.position,
                "`answers` takes a list of answers, not \(value.kindDescription)",
                fix: "for example [{ status: 503, body: { error: … } }]"
            )
            return []
        }
        return elements.compactMap { ScriptedAnswer.read($0, into: &diagnostics) }
    }

    private static func beginning(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Beginning {
        guard let value else { return .after(.zero) }
        if let instant = value.text.flatMap({ Instant(rfc3339: $0) }) { return .at(instant) }
        if let interval = value.text.flatMap({ Interval($0) }) { return .after(interval) }
        diagnostics.error(
            at: value.position,
            "`at` takes an instant such as 2026-03-02T09:00:00Z or a duration from the start such as 1h, not "
                + value.kindDescription
        )
        return .after(.zero)
    }

    private static func length(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Interval? {
        guard let value else { return nil }
        if let interval = value.text.flatMap({ Interval($0) }), interval > .zero { return interval }
        diagnostics.error(
            at: value.position,
            "`for` takes a duration such as 30s, 5m, 1h, 2d or 1w, not \(value.kindDescription)"
        )
        return nil
    }

    private static func count(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Int? {
        guard let value else { return nil }
        if let count = value.integer, count > 0 { return count }
        diagnostics.error(
            at: value.position,
            "`requests` takes a whole number of at least 1, not \(value.kindDescription)"
        )
        return nil
    }

    private static func text(
        _ value: LocatedValue?,
        _ name: String,
        into diagnostics: inout Diagnostics
    ) -> String? {
        guard let value else { return nil }
        if let text = value.text, !text.isEmpty { return text }
        diagnostics.error(at: value.position, "`\(name)` takes a text, not \(value.kindDescription)")
        return nil
    }
}
