import CanvasModel
import CanvasStep

/// What the control paths do.
extension SimulatorState {
    var audienceListing: ControlJSON {
        .object([
            (
                "audiences",
                .list(
                    simulator.audiences.map { audience in
                        .object([
                            ("ad_account", .text(audience.adAccount)), ("id", .text(audience.id)),
                            ("name", .text(audience.name)), ("received", .integer(audience.received)),
                            ("invalid", .integer(audience.invalid)), ("members", .integer(audience.members)),
                            ("matched", .integer(audience.matched)),
                        ])
                    }
                )
            )
        ])
    }

    func members(of id: String) throws(ControlRefusal) -> ControlJSON {
        guard let members = simulator.members(of: id) else {
            let isKnown = simulator.audiences.contains { $0.id == id }
            throw isKnown
                ? ControlRefusal(404, "the rows of `\(id)` are not kept in a run; ask `canvas simulator` for them")
                : ControlRefusal(404, "there is no audience `\(id.prefix(60))`")
        }
        return .object([
            ("schema", .list(members.schema.map { .text($0) })),
            ("members", .list(members.rows.map { row in .list(row.map { .text($0) }) })),
        ])
    }

    var requestListing: ControlJSON {
        .object([
            ("total", .integer(journal.total)),
            (
                "requests",
                .list(
                    journal.entries.map { entry in
                        .object([
                            ("number", .integer(entry.number)), ("at", .text(entry.instant.description)),
                            ("method", .text(entry.method)), ("path", .text(entry.path)),
                            ("status", .optional(entry.status)), ("request_bytes", .integer(entry.requestBytes)),
                            ("response_bytes", .integer(entry.responseBytes)),
                            ("fault", .optional(entry.fault?.rawValue)),
                        ])
                    }
                )
            ),
        ])
    }

    mutating func load(_ body: [UInt8]) throws(ControlRefusal) -> ControlJSON {
        do {
            try simulator.load(body)
        } catch {
            throw ControlRefusal(400, error.description)
        }
        return audienceListing
    }

    mutating func startAgain() -> ControlJSON {
        reset()
        return audienceListing
    }
}
