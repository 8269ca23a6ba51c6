import CanvasModel
import CanvasStep
import Crypto
import NetworkSimulator

extension TikTokSimulator {
    /// TikTok: Custom Audience, file upload.
    private static let limits = (bytes: 50 << 20, files: 500, audiences: 400, name: 128)

    /// Takes a file, whose MD5 must be the one that is told.
    mutating func upload(_ request: HTTPRequest) throws(Refusal) -> JSON {
        guard let boundary = MultipartForm.boundary(of: request.headers["Content-Type"] ?? "") else {
            throw Refusal(40002, "The body is not multipart/form-data")
        }
        let fields = Dictionary(
            MultipartForm.fields(of: request.body, boundary: boundary).map { ($0.name, request.body[$0.value]) },
            uniquingKeysWith: { first, _ in first }
        )
        func text(_ name: String) -> String? { fields[name].map { String(decoding: $0, as: UTF8.self) } }
        let account = try advertiser(text("advertiser_id"))
        guard let type = text("calculate_type"), Self.calculateTypes.contains(type) else {
            throw Refusal(40002, "calculate_type: Not a valid choice.")
        }
        guard let file = fields["file"] else { throw Refusal(40002, "file: Missing data for required field.") }
        guard file.count <= Self.limits.bytes else { throw Refusal(40002, "file: The size exceeds the limit.") }
        let digest = Insecure.MD5.hash(data: file).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
        guard text("file_signature")?.lowercased() == digest else {
            throw Refusal(40900, "The file signature does not match")
        }
        let lines = String(decoding: file, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        guard !lines.isEmpty, lines.allSatisfy({ Self.isDigest($0, of: type) }) else {
            throw Refusal(40002, "file: A line is not of calculate_type.")
        }
        let number = StableHash.combine(seed, UInt64(state.files.count + 1))
        let path = "\(String(number, radix: 16))/part-\(state.files.count + 1).csv"
        state.files.append(TikTokState.File(path: path, adAccount: account, calculateType: type, keys: lines))
        return ["file_path": .text(path)]
    }

    /// The places of the files that a request names.
    private func files(_ json: JSON, _ account: String) throws(Refusal) -> [Int] {
        guard case .array(let paths)? = json["file_paths"], (1...Self.limits.files).contains(paths.count) else {
            throw Refusal(40002, "file_paths: Length must be between 1 and 500.")
        }
        var places: [Int] = []
        for path in paths {
            let place = state.files.firstIndex { $0.path == path.scalarText && $0.adAccount == account }
            guard let place else { throw Refusal(40002, "The file path does not exist") }
            places.append(place)
        }
        return places
    }

    /// Makes an audience of files.
    mutating func create(_ json: JSON, at instant: Instant, under fault: SimulatorFault?) throws(Refusal) -> JSON {
        try check(
            json,
            [
                "advertiser_id", "custom_audience_name", "calculate_type", "file_paths", "retention_in_days",
                "audience_sub_type", "audience_enhancement",
            ]
        )
        let account = try advertiser(json["advertiser_id"]?.scalarText)
        let name = json["custom_audience_name"]?.scalarText ?? ""
        guard (1...Self.limits.name).contains(name.count) else {
            throw Refusal(40002, "custom_audience_name: Length must be between 1 and 128.")
        }
        if let days = json["retention_in_days"], !(1...365).contains(days.integer ?? 0) {
            throw Refusal(40002, "retention_in_days: Must be between 1 and 365.")
        }
        if fault == .audienceDeleted { throw Refusal(40002, "Audience is not editable") }
        let places = try files(json, account)
        let type = json["calculate_type"]?.scalarText ?? ""
        guard places.allSatisfy({ state.files[$0].calculateType == type }) else {
            throw Refusal(40002, "calculate_type: Not the one of the files.")
        }
        guard !places.contains(where: { state.files[$0].isUsed }) else {
            throw Refusal(40050, "An audience of these files exists")
        }
        guard state.audiences.count(where: { $0.adAccount == account }) < Self.limits.audiences else {
            throw Refusal(40002, "The number of audiences exceeds the limit of 400")
        }
        let keys = places.flatMap { state.files[$0].keys }
        guard Set(keys).count >= smallest else {
            throw Refusal(40002, "The audience size must not be less than \(smallest)")
        }
        for place in places { state.files[place].isUsed = true }
        let made = make(name, in: account, type, readyAt: instant + processing)
        take(keys, "APPEND", at: state.audiences.count - 1)
        return ["custom_audience_id": .text(made.id)]
    }

    /// Appends files to an audience, removes them from it, or puts them in the place of all that is in it.
    mutating func update(_ json: JSON, at instant: Instant, under fault: SimulatorFault?) throws(Refusal) -> JSON {
        try check(
            json,
            [
                "advertiser_id", "custom_audience_id", "custom_audience_name", "action", "file_paths",
                "audience_enhancement",
            ]
        )
        let account = try advertiser(json["advertiser_id"]?.scalarText)
        let id = json["custom_audience_id"]?.scalarText
        let found = state.audiences.firstIndex { $0.adAccount == account && $0.id == id && $0.calculateType != nil }
        guard fault != .audienceDeleted, let place = found else { throw Refusal(40002, "The audience does not exist") }
        if let name = json["custom_audience_name"]?.scalarText { state.audiences[place].name = name }
        guard json["file_paths"] != nil else { return [:] }
        let keys = try files(json, account).flatMap { state.files[$0].keys }
        // TikTok replaces, unless it is told what to do.
        let action = json["action"]?.scalarText ?? "REPLACE"
        let audience = state.audiences[place]
        switch action {
        case "APPEND": break
        case "REMOVE":
            guard audience.count - audience.count(of: Array(Set(keys))) >= smallest else {
                throw Refusal(40002, "The audience size must not be less than \(smallest)")
            }
        case "REPLACE":
            guard Set(keys).count >= smallest else {
                throw Refusal(40002, "The audience size must not be less than \(smallest)")
            }
        default: throw Refusal(40002, "action: Must be one of APPEND, REMOVE, REPLACE.")
        }
        take(keys, action, at: place)
        state.audiences[place].readyAt = instant.seconds + processing.seconds
        return [:]
    }

    private mutating func take(_ keys: [String], _ action: String, at place: Int) {
        let type = state.audiences[place].calculateType ?? ""
        state.audiences[place].received += keys.count
        if action == "REPLACE" { state.audiences[place].removeAll() }
        for key in keys {
            if action == "REMOVE" {
                state.audiences[place].remove([type: key])
            } else {
                state.audiences[place].insert([type: key])
            }
        }
    }

    /// Deletes audiences.
    mutating func delete(_ json: JSON) throws(Refusal) -> JSON {
        try check(json, ["advertiser_id", "custom_audience_ids"])
        let account = try advertiser(json["advertiser_id"]?.scalarText)
        guard case .array(let ids)? = json["custom_audience_ids"] else {
            throw Refusal(40002, "custom_audience_ids: Missing data for required field.")
        }
        let named = Set(ids.compactMap(\.scalarText))
        state.audiences.removeAll { $0.adAccount == account && named.contains($0.id) }
        return [:]
    }
}
