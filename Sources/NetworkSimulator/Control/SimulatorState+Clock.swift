import CanvasModel

/// The clock.
extension SimulatorState {
    func clockReading(at instant: Instant) -> ControlJSON {
        .object([
            ("now", .text((clock ?? instant).description)), ("follows", .text(clock == nil ? "wall" : "nothing")),
        ])
    }

    mutating func setClock(_ body: [UInt8], at instant: Instant) throws(ControlRefusal) -> ControlJSON {
        let value = try ControlBody.read(body)
        var found = Diagnostics()
        value.refuseUnknownKeys(known: ["now", "advance"], of: "the clock", into: &found)
        if let problem = found.all.first { throw ControlRefusal(400, problem) }
        var now = clock ?? instant
        if let text = value["now"]?.text {
            guard let given = Instant(rfc3339: text) else {
                throw ControlRefusal(400, "`now` takes an instant such as 2026-03-02T09:00:00Z")
            }
            now = given
        }
        if let text = value["advance"]?.text {
            guard let interval = Interval(text) else {
                throw ControlRefusal(400, "`advance` takes a duration such as 30s, 5m, 1h, 2d or 1w")
            }
            now = now + interval
        }
        guard value["now"]?.text != nil || value["advance"]?.text != nil else {
            throw ControlRefusal(
                400,
                #"the body says no time; write {"now": "2026-03-02T09:00:00Z"} or {"advance": "1h"}"#
            )
        }
        clock = now
        return clockReading(at: now)
    }

    mutating func releaseClock() -> ControlJSON {
        clock = nil
        return .object([("follows", .text("wall"))])
    }
}
