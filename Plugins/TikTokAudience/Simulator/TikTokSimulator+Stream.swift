import CanvasModel
import NetworkSimulator

extension TikTokSimulator {
    /// Braze: Audience Sync to TikTok, users a request.
    private static let rows = 10_000

    /// Makes a streamed segment, or deletes one.
    mutating func segment(_ json: JSON, at instant: Instant) throws(Refusal) -> JSON {
        try check(json, ["custom_audience_name", "advertiser_id", "action", "audience_id"])
        let account = try advertiser(json["advertiser_id"]?.scalarText)
        switch json["action"]?.scalarText {
        case "create":
            let name = json["custom_audience_name"]?.scalarText ?? ""
            guard (1...70).contains(name.count) else {
                throw Refusal(40002, "custom_audience_name: Length must be between 1 and 70.")
            }
            return ["audience_id": .text(make(name, in: account, nil, readyAt: instant).id)]
        case "delete":
            let id = json["audience_id"]?.scalarText
            guard let place = state.audiences.firstIndex(where: { $0.adAccount == account && $0.id == id }) else {
                throw Refusal(40002, "The audience does not exist")
            }
            state.audiences.remove(at: place)
            return [:]
        default: throw Refusal(40002, "action: Must be one of create, delete.")
        }
    }

    /// Makes an audience, whose identifier derives from the seed.
    mutating func make(
        _ name: String,
        in account: String,
        _ calculateType: String?,
        readyAt: Instant
    ) -> TikTokState.Audience {
        let draw = StableHash.combine(seed, UInt64(state.audiences.count + 1)) % 9_000_000_000_000_000
        let audience = TikTokState.Audience(
            id: "7\(draw + 100_000_000_000_000_000)",
            adAccount: account,
            name: name,
            calculateType: calculateType,
            readyAt: readyAt.seconds
        )
        state.audiences.append(audience)
        return audience
    }

    /// Adds people to segments, or deletes them.
    mutating func map(_ json: JSON, under fault: SimulatorFault?) throws(Refusal) -> JSON {
        try check(json, ["advertiser_ids", "action", "id_schema", "batch_data"])
        guard case .array(let advertisers)? = json["advertiser_ids"], !advertisers.isEmpty,
            case .array(let schema)? = json["id_schema"], case .array(let rows)? = json["batch_data"]
        else { throw Refusal(40002, "advertiser_ids, id_schema, batch_data: Missing data for required field.") }
        for id in advertisers { _ = try advertiser(id.scalarText) }
        let kinds = schema.compactMap(\.scalarText)
        guard !kinds.isEmpty, kinds.count == schema.count, kinds.allSatisfy(Self.kinds.contains),
            Set(kinds).count == kinds.count
        else { throw Refusal(40002, "id_schema: Not a valid choice.") }
        guard (1...Self.rows).contains(rows.count) else {
            throw Refusal(40002, "batch_data: Length must be between 1 and 10000.")
        }
        guard let action = json["action"]?.scalarText, ["add", "delete"].contains(action) else {
            throw Refusal(40002, "action: Must be one of add, delete.")
        }
        if fault == .audienceDeleted { throw Refusal(40002, "The audience does not exist") }
        var read: [(keys: [String: String], audiences: [Int])] = []
        for row in rows { read.append(try cells(of: row, kinds)) }
        var refused = 0
        for row in read {
            let isUnlucky = row.keys.values.min().map { StableHash.of($0) % 10 == 0 } ?? true
            let isLeftOut = fault == .partialFailure && isUnlucky
            refused += isLeftOut ? 1 : 0
            for place in row.audiences {
                state.audiences[place].received += 1
                state.audiences[place].invalid += isLeftOut ? 1 : 0
                if isLeftOut { continue }
                if action == "add" {
                    state.audiences[place].insert(row.keys)
                } else {
                    state.audiences[place].remove(row.keys)
                }
            }
        }
        if refused > 0 { throw Refusal(20001, "Partial success") }
        return [:]
    }

    /// The cells of a row: as many as there are kinds, `{}` where a key is missing.
    private func cells(
        of row: JSON,
        _ kinds: [String]
    ) throws(Refusal) -> (keys: [String: String], audiences: [Int]) {
        guard case .array(let cells) = row, cells.count == kinds.count else {
            throw Refusal(40002, "batch_data: A row has as many cells as id_schema.")
        }
        var keys: [String: String] = [:]
        var audiences: Set<Int> = []
        for (kind, cell) in zip(kinds, cells) {
            guard case .object(let members) = cell else { throw Refusal(40002, "batch_data: A cell is an object.") }
            if members.isEmpty { continue }
            try check(cell, ["id", "audience_ids"])
            guard let id = cell["id"]?.scalarText, Self.isDigest(id, of: kind),
                case .array(let named)? = cell["audience_ids"], !named.isEmpty
            else { throw Refusal(40002, "batch_data: A cell has an id that is hashed, and audience_ids.") }
            for name in named {
                let place = state.audiences.firstIndex { $0.id == name.scalarText && $0.calculateType == nil }
                guard let place else { throw Refusal(40002, "The audience does not exist") }
                audiences.insert(place)
            }
            keys[kind] = id
        }
        guard !keys.isEmpty else { throw Refusal(40002, "batch_data: A row has no id.") }
        return (keys, audiences.sorted())
    }

    /// Whether a key is a digest of its kind.
    static func isDigest(_ key: String, of kind: String) -> Bool {
        key.utf8.count == (kind.hasSuffix("MD5") ? 32 : 64)
            && key.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
    }
}
