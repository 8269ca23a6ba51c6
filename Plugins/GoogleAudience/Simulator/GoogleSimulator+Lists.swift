import CanvasModel
import CanvasStep
import NetworkSimulator

extension GoogleSimulator {
    /// The user lists of a customer, by pages; the place of the next one is its token.
    func list(_ account: String, _ query: String) -> HTTPResponse {
        guard accounts.contains(account) else { return Self.denied }
        let fields = Dictionary(
            query.split(separator: "&").map { field in
                let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            },
            uniquingKeysWith: { first, _ in first }
        )
        let lists = state.lists.filter { $0.adAccount == account }
        let start = fields["pageToken"].flatMap { Int($0) } ?? 0
        let size = min(1000, max(1, fields["pageSize"].flatMap { Int($0) } ?? 1000))
        guard start <= lists.count else {
            return Self.error(400, "INVALID_ARGUMENT", "Invalid page token.", reason: "INVALID_PAGE_TOKEN")
        }
        let page = lists[start...].prefix(size)
        var members = [JSON.Member(name: "userLists", value: .array(page.map(Self.resource)))]
        if page.endIndex < lists.count {
            members.append(JSON.Member(name: "nextPageToken", value: .text("\(page.endIndex)")))
        }
        return Self.answer(200, .object(members))
    }

    static func resource(_ list: GoogleState.UserList) -> JSON {
        let info: JSON =
            list.isMobile
            ? ["uploadKeyTypes": ["MOBILE_ID"], "mobileIdInfo": ["dataSourceType": "DATA_SOURCE_TYPE_FIRST_PARTY"]]
            : ["uploadKeyTypes": ["CONTACT_ID"], "contactIdInfo": ["dataSourceType": "DATA_SOURCE_TYPE_FIRST_PARTY"]]
        return [
            "name": .text("accountTypes/GOOGLE_ADS/accounts/\(list.adAccount)/userLists/\(list.id)"),
            "id": .text(list.id),
            "displayName": .text(list.name), "membershipStatus": "OPEN",
            "membershipDuration": .text("\(list.days * 86_400)s"), "ingestedUserListInfo": info,
        ]
    }

    /// Makes a user list of the request.
    mutating func create(_ account: String, _ request: HTTPRequest) -> HTTPResponse {
        guard accounts.contains(account) else { return Self.denied }
        guard let json = try? JSONScanner.value(request.body) else {
            return Self.error(400, "INVALID_ARGUMENT", "Invalid JSON payload received.")
        }
        if let problem = GoogleShape.userList.problem(json) {
            return Self.error(400, "INVALID_ARGUMENT", "Invalid JSON payload received. \(problem)")
        }
        guard let name = json["displayName"]?.scalarText, !name.isEmpty, name.count <= 255 else {
            return Self.error(
                400,
                "INVALID_ARGUMENT",
                "The display name is not valid.",
                reason: "INVALID_DISPLAY_NAME",
                field: "user_list.display_name"
            )
        }
        guard !state.lists.contains(where: { $0.adAccount == account && $0.name == name }) else {
            return Self.error(409, "ALREADY_EXISTS", "The name is in use.", reason: "DISPLAY_NAME_ALREADY_USED")
        }
        let info = json["ingestedUserListInfo"]
        guard case .array(let types)? = info?["uploadKeyTypes"], types.count == 1,
            let type = GoogleShape.word(types[0], of: GoogleShape.keyTypes),
            ["CONTACT_ID", "MOBILE_ID"].contains(type),
            type == "CONTACT_ID" || info?["mobileIdInfo"]?["appId"]?.scalarText?.isEmpty == false
        else {
            return Self.error(
                400,
                "INVALID_ARGUMENT",
                "The upload key types are not supported.",
                reason: "UNSUPPORTED_USER_LIST_UPLOAD_KEY_TYPES",
                field: "user_list.ingested_user_list_info"
            )
        }
        let seconds = json["membershipDuration"]?.scalarText?.dropLast()
        let days = (seconds.flatMap { Int64($0) } ?? 540 * 86_400) / 86_400
        guard (0...540).contains(days) else {
            return Self.error(
                400,
                "INVALID_ARGUMENT",
                "The membership duration is too long.",
                reason: "MEMBERSHIP_DURATION_TOO_LONG",
                field: "user_list.membership_duration"
            )
        }
        return Self.answer(200, Self.resource(make(name, in: account, isMobile: type == "MOBILE_ID", days: days)))
    }

    /// Makes a user list, whose identifier derives from the seed.
    mutating func make(_ name: String, in account: String, isMobile: Bool, days: Int64) -> GoogleState.UserList {
        let number = StableHash.combine(seed, UInt64(state.lists.count + 1)) % 9_000_000_000 + 1_000_000_000
        let list = GoogleState.UserList(id: "\(number)", adAccount: account, name: name, isMobile: isMobile, days: days)
        state.lists.append(list)
        return list
    }
}
