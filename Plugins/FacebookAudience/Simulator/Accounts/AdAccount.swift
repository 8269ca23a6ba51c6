import NetworkSimulator

/// An ad account: its audiences, the sessions in which they are filled, and the calls that count against its quota.
struct AdAccount: Codable {
    /// The number without `act_`.
    let number: String
    /// Its audiences, the oldest first.
    var audiences: [String] = []
    var sessions = UploadSessions()
    /// Custom audience calls of the last hour.
    var calls = RollingWindow(seconds: 3600)
    var score = ScoreLimit()

    init(_ number: String) {
        self.number = number
    }

    /// The number, when the text is one with `act_` before it.
    static func number(_ text: some StringProtocol) -> String? {
        guard text.hasPrefix("act_") else { return nil }
        let number = text.dropFirst(4)
        guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(number)
    }
}

/// An ad account as the Graph shows it.
///
/// Source: Meta, Ad Account reference.
struct AdAccountNode: GraphNode {
    static let typeName = "AdAccount"
    static let defaultFields = ["account_id", "id"]

    let number: String
    let options: FacebookSimulatorOptions
    let identity: AppIdentity
    let hasTerms: Bool

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text("act_\(number)"))
        case "account_id": .value(.text(number))
        case "name": .value(.text("Ad account \(number)"))
        case "account_status": .value(.number(options.accountStatus))
        case "disable_reason": .value(.number(options.disableReason ?? (options.accountStatus == 2 ? 1 : 0)))
        case "business":
            options.hasBusiness
                ? .value(["id": .text(identity.businessID), "name": "Simulated business"]) : .unset
        case "owner": .value(.text(options.hasBusiness ? identity.businessID : identity.userID))
        case "user_tasks": .value(.array(options.tasks.map(JSON.text)))
        case "tos_accepted": .value(hasTerms ? ["custom_audience_tos": 1] : .object([]))
        case "user_tos_accepted": .value(.object([]))
        case "currency": .value("USD")
        case "timezone_name": .value("Etc/UTC")
        case "timezone_offset_hours_utc": .value(0)
        case "amount_spent", "balance", "spend_cap": .value("0")
        case "funding_source": .unset
        default: nil
        }
    }
}
