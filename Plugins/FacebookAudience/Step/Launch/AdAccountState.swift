import AudienceSync

/// What an ad account says of itself.
///
/// Meta: Ad Account reference.
struct AdAccountState {
    /// The fields that it is read from.
    static let fields = "id,account_id,name,business,account_status,disable_reason,user_tasks,tos_accepted"

    private let json: AnswerJSON

    /// Reads an ad account.
    ///
    /// - Returns: `nil` when the answer is none.
    init?(_ json: AnswerJSON) {
        guard json["id"] != nil else { return nil }
        self.json = json
    }

    /// Its number, without `act_`.
    var number: String? {
        json["account_id"]?.text ?? json["id"]?.text.map { String($0.trimmingPrefix("act_")) }
    }

    /// Its name.
    var name: String? { json["name"]?.text }

    /// The name and the number of the business that owns it.
    var business: (name: String, id: String)? {
        guard let business = json["business"], let id = business["id"]?.text else { return nil }
        return (business["name"]?.text ?? id, id)
    }

    /// What keeps ads from running; `nil` when they can run.
    ///
    /// 1 is active, 8 pending settlement, 9 in grace period.
    var restriction: String? {
        guard let status = json["account_status"]?.integer, ![1, 8, 9].contains(status) else { return nil }
        let reason = json["disable_reason"]?.integer.flatMap { $0 == 0 ? nil : ", disable_reason \($0)" } ?? ""
        return "the ad account is not active (account_status \(status)\(reason))"
    }

    /// Whether the token's user may manage campaigns; an answer that does not tell is no reason to think otherwise.
    var allowsManaging: Bool {
        json["user_tasks"]?.elements?.contains { $0 == .text("MANAGE") || $0 == .text("ADVERTISE") } ?? true
    }

    /// Whether the Custom Audience terms are accepted.
    var hasAcceptedTerms: Bool { json["tos_accepted"]?["custom_audience_tos"]?.integer == 1 }
}
