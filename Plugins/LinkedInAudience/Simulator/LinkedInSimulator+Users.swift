import CanvasModel
import CanvasStep
import NetworkSimulator

extension LinkedInSimulator {
    /// LinkedIn: Matched Audiences, limits.
    private static let limits = (elements: 100_000, bytes: 8 << 20, requests: 600)
    private static let fields = ["firstName": 35, "lastName": 35, "title": 50, "company": 50, "country": 2]

    /// Adds people to a segment and removes them, and answers for each.
    mutating func change(
        _ id: String,
        _ request: HTTPRequest,
        at instant: Instant,
        under fault: SimulatorFault?
    ) -> HTTPResponse {
        if fault == .termsWithdrawn { return Self.denied }
        guard fault != .audienceDeleted, let place = state.segments.firstIndex(where: { $0.id == id }),
            state.segments[place].madeAt + youth.seconds <= instant.seconds
        else { return Self.error(404, nil, "DMP segment not found") }
        guard request.headers["X-RestLi-Method"] == "BATCH_CREATE" else {
            return Self.error(400, nil, "The header X-RestLi-Method must be BATCH_CREATE")
        }
        state.changes.removeAll { $0 + 60 <= instant.seconds }
        guard state.changes.count < Self.limits.requests else {
            return Self.error(
                429,
                "TOO_MANY_REQUESTS",
                "Resource level throttle limit for calls to this resource is reached."
            )
        }
        state.changes.append(instant.seconds)
        guard request.body.count <= Self.limits.bytes else { return Self.error(413, nil, "Request entity too large") }
        guard case .object(let members) = try? JSONScanner.value(request.body), members.map(\.name) == ["elements"],
            case .array(let elements) = members[0].value, elements.count <= Self.limits.elements
        else { return Self.error(400, nil, "The body is not a batch of elements") }
        var answers: [JSON] = []
        for element in elements {
            let problem = apply(element, to: place, under: fault)
            if problem != nil { state.segments[place].invalid += 1 }
            answers.append(
                problem.map { ["status": 400, "error": ["message": .text($0), "status": 400]] } ?? ["status": 201]
            )
        }
        state.segments[place].received += elements.count
        return Self.answer(200, ["elements": .array(answers)])
    }

    /// Does what an element says.
    ///
    /// - Returns: What keeps it from being done.
    private mutating func apply(_ element: JSON, to place: Int, under fault: SimulatorFault?) -> String? {
        guard case .object(let members) = element, case .array(let identifiers)? = element["userIds"] else {
            return "an element holds userIds"
        }
        for member in members where !["action", "userIds"].contains(member.name) {
            guard let longest = Self.fields[member.name] else { return "unrecognized field \(member.name)" }
            guard let text = member.value.scalarText, text.count <= longest else { return "\(member.name) is too long" }
        }
        var keys: [String: String] = [:]
        for identifier in identifiers {
            guard let type = identifier["idType"]?.scalarText, LinkedInState.idTypes.contains(type),
                let value = identifier["idValue"]?.scalarText, !value.isEmpty
            else { return "an identifier has an idType and an idValue" }
            let digits = ["SHA256_EMAIL": 64, "SHA512_EMAIL": 128][type]
            if let digits, value.utf8.count != digits || !value.utf8.allSatisfy(Self.isHexadecimal) {
                return "idValue is not a valid \(type == "SHA256_EMAIL" ? "SHA256" : "SHA512") hash"
            }
            keys[type] = value
        }
        guard !keys.isEmpty else { return "userIds is empty" }
        let unlucky = keys.values.sorted().first.map { StableHash.of($0) % 10 == 0 } ?? false
        if fault == .partialFailure, unlucky { return "the member can't be processed" }
        switch element["action"]?.scalarText {
        case "ADD": state.segments[place].insert(keys)
        case "REMOVE": state.segments[place].remove(keys)
        default: return "action is ADD or REMOVE"
        }
        return nil
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 6 }
}
