import CanvasFlow
import CanvasHost
import CanvasModel

/// People written out who begin at a step: `enter_at`, with the context variables of their entry.
extension Scenario {
    /// What a person written out may say besides their attributes.
    static let entryKeys = ["enter_at", "context"]

    /// Who begins at a step of the canvas.
    ///
    /// - Parameter diagnostics: Gets a problem for each that can't.
    func midFlow(in canvas: Canvas, into diagnostics: inout Diagnostics) -> [(externalID: String, entry: MidFlowEntry)]
    {
        guard case .inline(let elements) = people else { return [] }
        return elements.compactMap { element in
            guard let id = element["external_id"]?.text else { return nil }
            guard let place = element["enter_at"] else {
                if let context = element["context"] {
                    diagnostics.error(
                        at: context.position,
                        "`context` belongs to somebody who begins at a step",
                        fix: "add enter_at: STEP; an attribute of that name goes into custom_attributes"
                    )
                }
                return nil
            }
            return entry(place, element["context"], in: canvas, into: &diagnostics).map { (id, $0) }
        }
    }

    private func entry(
        _ place: LocatedValue,
        _ context: LocatedValue?,
        in canvas: Canvas,
        into diagnostics: inout Diagnostics
    ) -> MidFlowEntry? {
        var instant = start
        var named = place
        if place.members != nil {
            place.refuseUnknownKeys(known: ["step", "time"], of: "`enter_at`", into: &diagnostics)
            if let time = place["time"] {
                guard let read = time.text.flatMap({ Instant(rfc3339: $0) }) else {
                    diagnostics.error(
                        at: time.position,
                        "`time` takes an instant such as 2026-03-02T09:00:00Z, not \(time.kindDescription)"
                    )
                    return nil
                }
                if read < start {
                    diagnostics.error(at: time.position, "the run only begins at \(start)", fix: "begin then or later")
                    return nil
                }
                instant = read
            }
            guard let step = place["step"] else {
                diagnostics.error(at: place.position, "`enter_at` names no step", fix: "for example { step: wait }")
                return nil
            }
            named = step
        }
        guard let name = named.text, !name.isEmpty else {
            diagnostics.error(at: named.position, "`enter_at` takes the id of a step, not \(named.kindDescription)")
            return nil
        }
        if let context, context.members == nil {
            diagnostics.error(at: context.position, "`context` takes a mapping, not \(context.kindDescription)")
            return nil
        }
        guard let step = canvas.step(named: name, at: named.position, into: &diagnostics) else { return nil }
        let variables = context.map { Properties(PropertyReading.pairs($0)) } ?? Properties()
        return MidFlowEntry(person: 0, step: step, instant: instant, context: variables)
    }

    /// The same with the people found.
    func midFlow(in canvas: Canvas, people: People) -> [MidFlowEntry] {
        var noted = Diagnostics()
        return midFlow(in: canvas, into: &noted).compactMap { id, entry in
            guard let person = people.person(externalID: id) else { return nil }
            var entry = entry
            entry.person = UInt32(person)
            return entry
        }
    }
}
