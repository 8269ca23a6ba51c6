import AudienceSync
import CanvasModel
import CanvasReport

/// What a network would be sent of people, one after another.
struct KeyListing {
    /// How people are shown.
    enum Form {
        /// A block of lines a person.
        case blocks
        /// A JSON object a line.
        case lines
    }

    /// The people, and which of them to show in which order.
    let people: People
    let persons: [UInt32]
    let form: Form
    /// Whether the text behind digests is shown.
    let isRevealing: Bool

    /// Describes everybody, in pieces: a file may hold millions.
    ///
    /// - Returns: Whether the network describes its keys at all.
    func write(_ network: some AdNetwork, today: CivilDate, to sink: (String) -> Void) -> Bool {
        guard var describer = network.describer(people: people, today: today) else { return false }
        var piece = ""
        for (index, person) in persons.enumerated() {
            let report = describer.report(on: Int(person), in: people, revealing: isRevealing)
            let id = people.externalID(of: Int(person))
            switch form {
            case .lines: piece += Self.json(id, report, isRevealing).line + "\n"
            case .blocks: piece += (index == 0 ? "" : "\n") + Self.block(id, report)
            }
            if piece.utf8.count > 1 << 16 {
                sink(piece)
                piece = ""
            }
        }
        if !piece.isEmpty { sink(piece) }
        return true
    }

    private static func json(_ id: String, _ report: MatchKeyReport, _ isRevealing: Bool) -> OrderedJSON {
        let keys = report.keys.map { key in
            let normalized = isRevealing ? [(key: "normalized", value: OrderedJSON.optional(key.normalized))] : []
            return OrderedJSON.object([("key", .text(key.name)), ("wire", .text(key.wire))] + normalized)
        }
        return .object([
            ("external_id", .text(id)),
            ("keys", .list(keys)),
            ("notes", .list(report.notes.map { .text($0.description) })),
        ])
    }

    private static func block(_ id: String, _ report: MatchKeyReport) -> String {
        var table = TextTable(columns: [.left, .left, .left])
        for key in report.keys { table.add([key.name, key.wire.printable, (key.normalized ?? "").printable]) }
        var lines = [id.printable] + table.lines.map { "  " + $0 }
        if report.keys.isEmpty { lines.append("  no usable key: is never sent") }
        lines += report.notes.map { "  ! " + $0.description.printable }
        return lines.map { $0 + "\n" }.joined()
    }
}
