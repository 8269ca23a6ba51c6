import CanvasModel
import CanvasStep
import NetworkSimulator

extension ExampleSimulator {
    /// Adds people to an audience or removes them.
    mutating func change(
        _ id: String,
        _ request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault?
    ) -> HTTPResponse {
        if fault == .termsWithdrawn { return Self.error(403, "terms_not_accepted") }
        guard fault != .audienceDeleted, let place = state.audiences.firstIndex(where: { $0.id == id }) else {
            return Self.error(404, "audience_missing")
        }
        state.changes.removeAll { $0 + 60 <= instant.seconds }
        guard state.changes.count < Self.limits.requests else {
            return Self.error(429, "rate_limited", wait: Int(max(1, (state.changes.first ?? 0) + 60 - instant.seconds)))
        }
        state.changes.append(instant.seconds)
        guard request.body.count <= Self.limits.bytes else { return Self.error(413, "too_large") }
        guard let upload = ExampleUpload(request.body) else { return Self.error(400, "unreadable") }
        guard upload.rows.count <= Self.limits.rows else { return Self.error(413, "too_large") }
        if let struck = strike(upload) { return struck }
        var refused: [Int] = []
        for (index, row) in upload.rows.enumerated() {
            let keys = upload.keys(of: row)
            if keys.isEmpty || upload.outcome(of: row) == "refused" || (fault == .partialFailure && isUnlucky(keys)) {
                refused.append(index)
            } else if upload.isRemoval {
                state.audiences[place].remove(keys)
            } else {
                state.audiences[place].insert(Dictionary(keys.map { ($0.column, $0.key) }) { _, new in new })
            }
        }
        state.audiences[place].received += upload.rows.count
        state.audiences[place].invalid += refused.count
        return Self.answer(
            200,
            ["received": .number(upload.rows.count), "refused": .array(refused.map { .number($0) })]
        )
    }

    /// What a row's own outcome makes of the whole request; what passes by itself, passes after once.
    private mutating func strike(_ upload: ExampleUpload) -> HTTPResponse? {
        for row in upload.rows {
            switch upload.outcome(of: row) {
            case "unreadable": return Self.error(400, "unreadable")
            case "rate_limited" where state.struck.insert(upload.name(of: row)).inserted:
                return Self.error(429, "rate_limited", wait: 60)
            case "server_error" where state.struck.insert(upload.name(of: row)).inserted:
                return Self.error(500, "internal")
            default: continue
            }
        }
        return nil
    }

    /// A tenth of all people, always the same.
    private func isUnlucky(_ keys: [(column: String, key: String)]) -> Bool {
        StableHash.of(keys[0].key) % 10 == 0
    }
}

/// The body of a change.
struct ExampleUpload {
    let isRemoval: Bool
    let columns: [String]
    let rows: [[String]]

    /// Reads a body; `nil` when anything in it is not in the documented form.
    init?(_ body: [UInt8]) {
        guard case .object(let members) = try? JSONScanner.value(body),
            members.map(\.name) == ["operation", "columns", "rows"],
            let operation = members[0].value.scalarText, ["add", "remove"].contains(operation),
            case .array(let columns) = members[1].value, case .array(let rows) = members[2].value
        else { return nil }
        isRemoval = operation == "remove"
        self.columns = columns.compactMap(\.scalarText)
        let known = ["email", "phone", "external_id", "test_outcome"]
        guard self.columns.count == columns.count, self.columns.allSatisfy(known.contains) else { return nil }
        var read: [[String]] = []
        for row in rows {
            guard case .array(let cells) = row, cells.count == columns.count else { return nil }
            let texts = cells.compactMap(\.scalarText)
            guard texts.count == cells.count, zip(self.columns, texts).allSatisfy(Self.isWellFormed) else { return nil }
            read.append(texts)
        }
        self.rows = read
    }

    private static func isWellFormed(_ column: String, _ cell: String) -> Bool {
        guard ["email", "phone"].contains(column), !cell.isEmpty else { return true }
        return cell.utf8.count == 64 && cell.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
    }

    /// The keys of a row, with their columns.
    func keys(of row: [String]) -> [(column: String, key: String)] {
        zip(columns, row).filter { $0 != "test_outcome" && !$1.isEmpty }.map { (column: $0, key: $1) }
    }

    /// What the row orders.
    func outcome(of row: [String]) -> String? {
        columns.firstIndex(of: "test_outcome").map { row[$0] }
    }

    /// The row as one text.
    func name(of row: [String]) -> String { row.joined(separator: "|") }
}
