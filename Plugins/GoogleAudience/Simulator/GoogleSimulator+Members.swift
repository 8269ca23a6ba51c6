import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator

extension GoogleSimulator {
    /// Google: Data Manager API, limits.
    private static let limits = (destinations: 10, members: 10_000, identifiers: 10, bytes: 10 << 20)

    /// A request that changes members, read and found good.
    private struct Change {
        var lists: [Int]
        var records: [(keys: [(name: String, value: String)], isDenied: Bool)]
        var isDryRun: Bool
    }

    private struct Refusal: Error {
        let response: HTTPResponse

        init(_ message: String, _ reason: String, field: String? = nil) {
            response = GoogleSimulator.error(400, "INVALID_ARGUMENT", message, reason: reason, field: field)
        }

        init(payload problem: String) {
            response = GoogleSimulator.error(400, "INVALID_ARGUMENT", "Invalid JSON payload received. \(problem)")
        }

        init(_ response: HTTPResponse) { self.response = response }
    }

    /// Adds people to user lists or removes them; one bad record fails the request.
    mutating func change(
        _ request: HTTPRequest,
        isRemoval: Bool,
        at instant: Instant,
        under fault: SimulatorFault?
    ) -> HTTPResponse {
        guard request.body.count <= Self.limits.bytes else {
            return Self.error(413, "INVALID_ARGUMENT", "Request payload size exceeds the limit.")
        }
        do throws(Refusal) {
            let json = try read(request, isRemoval ? .removal : .ingestion)
            let change = try change(of: json, isRemoval: isRemoval, under: fault)
            if change.isDryRun { return Self.answer(200, [:]) }
            return apply(change, isRemoval: isRemoval, at: instant, isPartial: fault == .partialFailure)
        } catch {
            return error.response
        }
    }

    private func read(_ request: HTTPRequest, _ shape: GoogleShape) throws(Refusal) -> JSON {
        guard let json = try? JSONScanner.value(request.body) else { throw Refusal(payload: "It is no JSON.") }
        if let problem = shape.problem(json) { throw Refusal(payload: problem) }
        return json
    }

    /// The user lists that a request names.
    private func lists(of json: JSON) throws(Refusal) -> [Int] {
        guard case .array(let destinations)? = json["destinations"], !destinations.isEmpty else {
            throw Refusal("Destinations are required.", "REQUIRED_FIELD_MISSING", field: "destinations")
        }
        guard destinations.count <= Self.limits.destinations else {
            throw Refusal("There are too many destinations.", "TOO_MANY_DESTINATIONS", field: "destinations")
        }
        var lists: [Int] = []
        for destination in destinations {
            let account = destination["operatingAccount"]
            guard GoogleShape.word(account?["accountType"], of: GoogleShape.accountTypes) == "GOOGLE_ADS",
                accounts.contains(account?["accountId"]?.scalarText ?? "")
            else { throw Refusal(Self.denied) }
            let id = destination["productDestinationId"]?.scalarText
            guard let list = state.lists.firstIndex(where: { $0.id == id }) else {
                throw Refusal("The user list is not valid.", "INVALID_USER_LIST_ID")
            }
            lists.append(list)
        }
        return lists
    }

    private func change(of json: JSON, isRemoval: Bool, under fault: SimulatorFault?) throws(Refusal) -> Change {
        if !isRemoval {
            let terms = json["termsOfService"]?["customerMatchTermsOfServiceStatus"]
            guard fault != .termsWithdrawn, GoogleShape.word(terms, of: GoogleShape.terms) == "ACCEPTED" else {
                throw Refusal(
                    Self.error(
                        400,
                        "FAILED_PRECONDITION",
                        "The terms of service are not signed.",
                        reason: "TERMS_AND_CONDITIONS_NOT_SIGNED"
                    )
                )
            }
        }
        guard fault != .audienceDeleted else { throw Refusal("The user list is not valid.", "INVALID_USER_LIST_ID") }
        let lists = try lists(of: json)
        guard case .array(let members)? = json["audienceMembers"], !members.isEmpty else {
            throw Refusal("Audience members are required.", "REQUIRED_FIELD_MISSING", field: "audience_members")
        }
        guard members.count <= Self.limits.members else {
            throw Refusal("There are too many audience members.", "TOO_MANY_AUDIENCE_MEMBERS")
        }
        let isMobile = members[0]["mobileData"] != nil
        guard lists.allSatisfy({ state.lists[$0].isMobile == isMobile }) else {
            throw Refusal("The user list takes other identifiers.", "INVALID_USER_LIST_TYPE")
        }
        let encoding = GoogleShape.word(json["encoding"], of: GoogleShape.encodings) ?? "ENCODING_UNSPECIFIED"
        guard isMobile || encoding != "ENCODING_UNSPECIFIED" else {
            throw Refusal("The encoding is required.", "REQUIRED_FIELD_MISSING", field: "encoding")
        }
        var records: [(keys: [(name: String, value: String)], isDenied: Bool)] = []
        records.reserveCapacity(members.count)
        for (index, member) in members.enumerated() {
            guard (member["mobileData"] != nil) == isMobile, (member["userData"] != nil) != isMobile else {
                throw Refusal("A request holds one kind of data.", "MULTIPLE_DATA_TYPES_NOT_ALLOWED")
            }
            let keys =
                try isMobile ? mobileKeys(member, index) : contactKeys(member, index, isBase64: encoding == "BASE64")
            let consent = member["consent"] ?? json["consent"]
            let isDenied = ["adUserData", "adPersonalization"].contains {
                GoogleShape.word(consent?[$0], of: GoogleShape.consents) == "CONSENT_DENIED"
            }
            records.append((keys, isDenied && !isRemoval))
        }
        return Change(lists: lists, records: records, isDryRun: json["validateOnly"]?.truth ?? false)
    }

    private func mobileKeys(_ member: JSON, _ index: Int) throws(Refusal) -> [(name: String, value: String)] {
        guard case .array(let ids)? = member["mobileData"]?["mobileIds"], !ids.isEmpty else {
            throw Refusal(
                "There are no identifiers.",
                "NO_IDENTIFIERS_PROVIDED",
                field: "audience_members.audience_members[\(index)].mobile_data.mobile_ids"
            )
        }
        return ids.map { (name: "mobileId", value: $0.scalarText ?? "") }
    }

    private func contactKeys(
        _ member: JSON,
        _ index: Int,
        isBase64: Bool
    ) throws(Refusal) -> [(name: String, value: String)] {
        let path = "audience_members.audience_members[\(index)].user_data.user_identifiers"
        guard case .array(let identifiers)? = member["userData"]?["userIdentifiers"], !identifiers.isEmpty else {
            throw Refusal("There are no identifiers.", "NO_IDENTIFIERS_PROVIDED", field: path)
        }
        guard identifiers.count <= Self.limits.identifiers else {
            throw Refusal("There are too many identifiers.", "TOO_MANY_USER_IDENTIFIERS", field: path)
        }
        var keys: [(name: String, value: String)] = []
        for (place, identifier) in identifiers.enumerated() {
            guard case .object(let fields) = identifier, let field = fields.first, fields.count == 1 else {
                throw Refusal("An identifier is one of its kinds.", "INVALID_ARGUMENT", field: "\(path)[\(place)]")
            }
            guard field.name == "address" else {
                let at = "\(path)[\(place)].\(GoogleShape.snake(field.name))"
                keys.append((field.name, try digest(field.value, isBase64: isBase64, at: at)))
                continue
            }
            let at = "\(path)[\(place)].address"
            let given = try digest(field.value["givenName"], isBase64: isBase64, at: at + ".given_name")
            let family = try digest(field.value["familyName"], isBase64: isBase64, at: at + ".family_name")
            guard let region = field.value["regionCode"]?.scalarText, region.utf8.count == 2,
                let postal = field.value["postalCode"]?.scalarText, !postal.isEmpty
            else {
                throw Refusal("The region or the postal code is missing.", "REQUIRED_FIELD_MISSING", field: at)
            }
            keys.append(("address", "\(given)|\(family)|\(region)|\(postal)"))
        }
        return keys
    }

    /// A SHA-256 digest, in hexadecimal digits however it came.
    private func digest(_ json: JSON?, isBase64: Bool, at field: String) throws(Refusal) -> String {
        let text = json?.scalarText ?? ""
        guard isBase64 else {
            guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isHexadecimal) else {
                throw Refusal("The value is not hashed.", "INVALID_SHA256_FORMAT", field: field)
            }
            return text.lowercased()
        }
        guard let bytes = Data(base64Encoded: text), bytes.count == 32 else {
            throw Refusal("The value is not Base64 of a digest.", "INVALID_BASE64_ENCODING", field: field)
        }
        return bytes.map { String(format: "%02x", $0) }.joined()
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

    private mutating func apply(
        _ change: Change,
        isRemoval: Bool,
        at instant: Instant,
        isPartial: Bool
    ) -> HTTPResponse {
        var errors: [String: Int] = [:]
        for record in change.records {
            let isUnlucky = isPartial && record.keys.first.map { StableHash.of($0.value) % 10 == 0 } ?? false
            if record.isDenied || isUnlucky {
                let reason = record.isDenied ? "DENIED_CONSENT" : "INTERNAL_ERROR"
                errors["PROCESSING_ERROR_REASON_" + reason, default: 0] += 1
                continue
            }
            for list in change.lists {
                if isRemoval {
                    state.lists[list].remove(record.keys)
                } else {
                    let keys = Dictionary(record.keys.map { ($0.name, $0.value) }) { _, new in new }
                    state.lists[list].insert(keys, at: instant)
                }
            }
        }
        for list in change.lists {
            state.lists[list].received += change.records.count
            state.lists[list].invalid += errors.values.reduce(0, +)
        }
        return accept(
            change.lists,
            records: change.records.count,
            identifiers: change.records.reduce(0) { $0 + $1.keys.count },
            errors: errors,
            isRemoval: isRemoval,
            at: instant
        )
    }

    /// Removes everybody, or who came before a given time, from user lists.
    mutating func empty(_ request: HTTPRequest, at instant: Instant) -> HTTPResponse {
        do throws(Refusal) {
            let json = try read(request, .emptying)
            let lists = try lists(of: json)
            let time = json["removeAsOfTime"]?.scalarText
            guard let before = time.map({ Instant(rfc3339: $0) }) ?? (instant + Interval(seconds: 1)) else {
                throw Refusal("The time is not valid.", "INVALID_ARGUMENT", field: "remove_as_of_time")
            }
            if json["validateOnly"]?.truth == true { return Self.answer(200, [:]) }
            for list in lists { state.lists[list].removeAll(before: before) }
            return accept(lists, records: 0, identifiers: 0, errors: [:], isRemoval: true, at: instant)
        } catch {
            return error.response
        }
    }

    /// Notes an upload for each list, under one request id.
    private mutating func accept(
        _ lists: [Int],
        records: Int,
        identifiers: Int,
        errors: [String: Int],
        isRemoval: Bool,
        at instant: Instant
    ) -> HTTPResponse {
        let number = UInt64(state.uploads.count + 1)
        let halves = [StableHash.combine(seed, number), StableHash.combine(seed &+ 1, number)]
        let id = halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        .joined()
        for list in lists {
            state.uploads.append(
                GoogleState.Upload(
                    id: id,
                    adAccount: state.lists[list].adAccount,
                    list: state.lists[list].id,
                    isRemoval: isRemoval,
                    isMobile: state.lists[list].isMobile,
                    records: records,
                    identifiers: identifiers,
                    errors: errors,
                    doneAt: instant.seconds + processing.seconds
                )
            )
        }
        return Self.answer(200, ["requestId": .text(id)])
    }

    /// What has become of an upload.
    func status(_ query: String, at instant: Instant) -> HTTPResponse {
        let id = query.split(separator: "&").first { $0.hasPrefix("requestId=") }?.dropFirst("requestId=".count)
        let uploads = state.uploads.filter { $0.id == id.map(String.init) }
        guard !uploads.isEmpty else {
            return Self.error(400, "INVALID_ARGUMENT", "The request id is not valid.", reason: "INVALID_REQUEST_ID")
        }
        return Self.answer(200, ["requestStatusPerDestination": .array(uploads.map { status(of: $0, at: instant) })])
    }

    private func status(of upload: GoogleState.Upload, at instant: Instant) -> JSON {
        let isDone = upload.doneAt <= instant.seconds
        let refused = upload.errors.values.reduce(0, +)
        let word =
            switch (isDone, refused) {
            case (false, _): "PROCESSING"
            case (true, 0): "SUCCESS"
            case (true, upload.records): "FAILED"
            case (true, _): "PARTIAL_SUCCESS"
            }
        let destination: JSON = [
            "operatingAccount": ["accountType": "GOOGLE_ADS", "accountId": .text(upload.adAccount)],
            "productDestinationId": .text(upload.list),
        ]
        var counts = [JSON.Member(name: "recordCount", value: .text("\(upload.records)"))]
        let counted = upload.isMobile ? "mobileIdCount" : "userIdentifierCount"
        counts.append(JSON.Member(name: counted, value: .text("\(upload.identifiers)")))
        if isDone, !upload.isMobile, !upload.isRemoval {
            counts.append(JSON.Member(name: "uploadMatchRateRange", value: .text(matchRateRange)))
        }
        let kind =
            (upload.isMobile ? "mobileData" : "userData") + (upload.isRemoval ? "RemovalStatus" : "IngestionStatus")
        let family = upload.isRemoval ? "audienceMembersRemovalStatus" : "audienceMembersIngestionStatus"
        var members = [
            JSON.Member(name: "destination", value: destination),
            JSON.Member(name: "requestStatus", value: .text(word)),
        ]
        if isDone, refused > 0 {
            let errors: [JSON] = upload.errors.sorted { $0.key < $1.key }.map {
                ["recordCount": .text("\($0.value)"), "reason": .text($0.key)]
            }
            members.append(JSON.Member(name: "errorInfo", value: ["errorCounts": .array(errors)]))
        }
        members.append(
            JSON.Member(name: family, value: .object([JSON.Member(name: kind, value: .object(counts))]))
        )
        return .object(members)
    }

    /// The range that the stand-in's match rate is in, as Google names it.
    private var matchRateRange: String {
        let percent = Int((matchRate * 100).rounded())
        guard percent >= 20 else { return "MATCH_RATE_RANGE_LESS_THAN_20" }
        guard percent > 30 else { return "MATCH_RATE_RANGE_20_TO_30" }
        let upper = min(100, (percent + 9) / 10 * 10)
        return "MATCH_RATE_RANGE_\(upper - 9)_TO_\(upper)"
    }
}
