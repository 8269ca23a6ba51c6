import AudienceSync
import CanvasModel
import CanvasStep

/// Asks Facebook what the requirements' checks need to know, each thing once.
struct FacebookInquiry {
    /// Why something could not be read.
    struct Problem {
        /// The row; `nil` when no answer of Facebook's is to blame.
        let row: TroubleshootingRow?
        /// The code of Facebook's error.
        var code: Int?
        /// Whether nothing came back at all.
        var isConnection = false
        let sentence: String
        let resolve: String

        /// The finding of the requirement that this problem is about.
        var failure: RequirementFinding {
            RequirementFinding(.failed, sentence, code: row?.rawValue, resolve: resolve)
        }

        /// The finding of a requirement that could not be looked at for it.
        var obstacle: RequirementFinding {
            RequirementFinding(.unknown, "not looked at: \(sentence)", code: row?.rawValue)
        }

        /// The finding of a requirement that only some problems are about.
        func finding(owning isOwn: Bool) -> RequirementFinding {
            isOwn ? failure : obstacle
        }
    }

    /// What a reading gave.
    enum Reading<Value> {
        case value(Value, HTTPResponse)
        case problem(Problem)
    }

    let inquiry: RequirementInquiry
    let version: FacebookVersion
    private let requests: GraphRequests

    init(_ inquiry: RequirementInquiry, version: FacebookVersion) {
        self.inquiry = inquiry
        self.version = version
        requests = GraphRequests(version, credentials: inquiry.connection.credentials)
    }

    /// A credential, when it was given.
    func credential(_ name: String) -> Secret? {
        inquiry.connection.credentials[name].flatMap { $0.revealed.isEmpty ? nil : $0 }
    }

    /// The token's user, the least that every token may read.
    func user() async -> Reading<AnswerJSON> {
        await read(requests.get("me", ["fields": "id"])) { $0["id"] == nil ? nil : $0 }
    }

    /// What `debug_token` says of the token, asked with the token itself.
    func token() async -> Reading<DebuggedToken> {
        guard let token = credential(FacebookNetwork.accessToken) else { return .problem(Self.noToken) }
        // A GET would put the token into the URL; a POST may say in its body that it is one.
        let request = requests.post("debug_token", ["method": "GET", "input_token": token.revealed])
        return await read(request) { $0["data"].map(DebuggedToken.init) }
    }

    /// The ad account in question: the one that was named, or the only one that the token reaches.
    func adAccount() async -> Reading<String> {
        if let named = inquiry.adAccount {
            guard named.hasPrefix("act_"), named.utf8.count > 4, named.utf8.dropFirst(4).allSatisfy(\.isASCIIDigit)
            else {
                return .problem(
                    Problem(
                        row: .noAccess,
                        sentence: "`\(named)` is not an ad account",
                        resolve: "write act_ and the number that Ads Manager shows, --ad-account act_1234567890"
                    )
                )
            }
            return .value(named, HTTPResponse(status: 200))
        }
        let request = requests.get("me/adaccounts", ["fields": "id", "limit": "5"])
        switch await read(request, { $0["data"]?.elements?.compactMap { $0["id"]?.text } }) {
        case .problem(let problem): return .problem(problem)
        case .value(let accounts, let response):
            if accounts.count == 1, let account = accounts.first { return .value(account, response) }
            return .problem(
                accounts.isEmpty
                    ? Problem(row: .noAccess, sentence: "the token reaches no ad account", resolve: Self.assign)
                    : Problem(
                        row: nil,
                        sentence: "the token reaches several ad accounts, \(accounts.joined(separator: ", ")) …",
                        resolve: "name one with --ad-account"
                    )
            )
        }
    }

    /// What the ad account in question says of itself.
    func adAccountState() async -> Reading<(id: String, state: AdAccountState)> {
        switch await adAccount() {
        case .problem(let problem): return .problem(problem)
        case .value(let id, _):
            let request = requests.get(id, ["fields": AdAccountState.fields])
            let reading = await read(request) { json in AdAccountState(json).map { (id: id, state: $0) } }
            // Of an ad account, "does not exist" means that it is out of the token's reach.
            guard case .problem(let problem) = reading, problem.row == .wrongAudience else { return reading }
            return .problem(
                Problem(row: .noAccess, sentence: "\(id) does not exist or is out of reach", resolve: Self.assign)
            )
        }
    }

    /// The customer lists of the ad account in question, counted.
    func customerLists() async -> Reading<Int> {
        switch await adAccount() {
        case .problem(let problem): return .problem(problem)
        case .value(let id, _):
            var count = 0
            var cursor: String?
            while true {
                let request = requests.get(
                    "\(id)/customaudiences",
                    ["fields": "subtype", "limit": "100", "after": cursor]
                )
                switch await read(request, { $0["data"]?.elements == nil ? nil : $0 }) {
                case .problem(let problem): return .problem(problem)
                case .value(let page, let response):
                    count += page["data"]?.elements?.count { $0["subtype"]?.text == "CUSTOM" } ?? 0
                    let after = page["paging"]?["next"] == nil ? nil : page["paging"]?["cursors"]?["after"]?.text
                    // More than any ad account may have: a cursor that runs in a circle ends.
                    guard let after, after != cursor, count <= 20_000 else { return .value(count, response) }
                    cursor = after
                }
            }
        }
    }

    private static let assign = TroubleshootingRow.noAccess.resolve

    private static let noToken = Problem(
        row: .invalidToken,
        sentence: "FACEBOOK_ACCESS_TOKEN is not set",
        resolve: "generate a system-user token with the scope ads_management and put it into FACEBOOK_ACCESS_TOKEN"
    )

    private func read<Value>(
        _ request: HTTPRequest,
        _ meaning: (AnswerJSON) -> Value?
    ) async -> Reading<Value> {
        guard credential(FacebookNetwork.accessToken) != nil else { return .problem(Self.noToken) }
        switch await inquiry.send(request) {
        case .failure(let error):
            return .problem(
                Problem(
                    row: nil,
                    isConnection: true,
                    sentence: error.description,
                    resolve: "check the address and this machine's way to it, and try again"
                )
            )
        case .success(let response):
            var value: Value?
            let verdict = GraphAnswer(response).interpretation(hasRows: false) { json in
                value = meaning(json)
                return value == nil ? nil : .accepted(received: 0, refused: .none)
            }.verdict
            guard let problem = verdict.problem else {
                if let value { return .value(value, response) }
                return .problem(Problem(row: .temporary, sentence: "the answer is empty", resolve: "try again"))
            }
            return .problem(
                Problem(
                    row: TroubleshootingRow(rawValue: problem.code),
                    code: AnswerJSON(response.body).flatMap(GraphError.init)?.code,
                    sentence: problem.sentence,
                    resolve: problem.resolve
                )
            )
        }
    }
}
