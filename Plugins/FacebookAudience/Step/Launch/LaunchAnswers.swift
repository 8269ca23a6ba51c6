import AudienceSync

/// What the answers to a launch's requests mean: each says whether a canvas can go live.
///
/// Meta: debug_token, Ad Account, Custom Audience references.
enum LaunchAnswers {
    /// What `debug_token` says of the access token.
    ///
    /// - Parameters:
    ///   - adAccount: The number of the ad account that the token is for.
    ///   - appID: The app that the token must belong to; `nil` when none was given.
    static func token(_ answer: GraphAnswer, adAccount: String, appID: String?) -> Interpretation {
        var interpretation = answer.interpretation(hasRows: false) { json in
            json["data"].map { verdict(onToken: $0, adAccount: adAccount, appID: appID) }
        }
        // Meta lets only an app's developers and system users look into its tokens. Who may not learns nothing, which
        // is no reason to refuse: the ad account's answer tells whether the token works.
        if case .incident(let problem) = interpretation.verdict,
            problem.code == TroubleshootingRow.invalidSettings.rawValue
        {
            interpretation.verdict = .accepted(received: 0, refused: .none)
        }
        return interpretation
    }

    private static func verdict(onToken data: GraphJSON, adAccount: String, appID: String?) -> SyncVerdict {
        guard data["is_valid"]?.boolean == true else {
            let error = GraphError(data)
            let entry = error.flatMap { error in
                ErrorCatalogue.entry(
                    for: GraphError(code: error.code, subcode: data["error"]?["subcode"]?.integer ?? error.subcode)
                )
            }
            guard let entry, case .pause = entry.reaction else {
                return refusal(.token, .invalidToken, "the access token is not valid")
            }
            return refusal(.token, entry.row, entry.sentence)
        }
        // Meta: a token of a person lives for hours or days, and ends with the person's password.
        if let type = data["type"]?.text, type != "SYSTEM_USER" {
            return refusal(.token, .invalidToken, "the access token is of the type \(type), not of a system user")
        }
        if let appID, let actual = data["app_id"]?.text, actual != appID {
            return refusal(.token, .proofRejected, "the access token belongs to app \(actual), not to app \(appID)")
        }
        guard data["scopes"]?.elements?.contains(.text("ads_management")) ?? true else {
            return refusal(.token, .noAccess, "the access token lacks the scope ads_management")
        }
        for granular in data["granular_scopes"]?.elements ?? [] where granular["scope"]?.text == "ads_management" {
            // Without a list the scope holds for everything.
            guard let targets = granular["target_ids"]?.elements else { continue }
            guard targets.contains(where: { $0.text == adAccount }) else {
                return refusal(
                    .adAccount,
                    .noAccess,
                    "the access token's ads_management leaves out ad account \(adAccount)"
                )
            }
        }
        return .accepted(received: 0, refused: .none)
    }

    /// What an ad account says of itself.
    static func adAccount(_ answer: GraphAnswer) -> Interpretation {
        var interpretation = answer.interpretation(hasRows: false) { json in
            json["id"] == nil ? nil : verdict(onAdAccount: json)
        }
        // Of an ad account, "does not exist" means that it is out of the token's reach.
        if case .incident(let problem) = interpretation.verdict,
            problem.code == TroubleshootingRow.wrongAudience.rawValue
        {
            interpretation.verdict = refusal(.adAccount, .noAccess, "the ad account does not exist or is out of reach")
        }
        return interpretation
    }

    private static func verdict(onAdAccount json: GraphJSON) -> SyncVerdict {
        // 1 active, 8 pending settlement, 9 in grace period: ads can run.
        if let status = json["account_status"]?.integer, ![1, 8, 9].contains(status) {
            let reason = json["disable_reason"]?.integer.flatMap { $0 == 0 ? nil : ", disable_reason \($0)" } ?? ""
            return refusal(
                .adAccount,
                .accountRestricted,
                "the ad account is not active (account_status \(status)\(reason))"
            )
        }
        if let tasks = json["user_tasks"]?.elements,
            !tasks.contains(where: { $0 == .text("MANAGE") || $0 == .text("ADVERTISE") })
        {
            return refusal(.adAccount, .noAccess, "the token's user may not manage campaigns in the ad account")
        }
        guard json["tos_accepted"]?["custom_audience_tos"]?.integer == 1 else {
            return refusal(
                .adAccount,
                .termsNotAccepted,
                "the Custom Audience terms are not accepted for the ad account"
            )
        }
        return .accepted(received: 0, refused: .none)
    }

    /// What an audience says of itself.
    ///
    /// - Parameter adAccount: The number of the ad account that it must belong to; `nil` when it was found in there.
    static func audience(_ answer: GraphAnswer, adAccount: String? = nil) -> Interpretation {
        answer.interpretation(hasRows: false) { json in
            guard json["id"] != nil else { return nil }
            if let adAccount, let owner = json["account_id"]?.text, owner != adAccount {
                return refusal(.audience, .wrongAudience, "the audience belongs to ad account \(owner)")
            }
            return verdict(onAudience: json)
        }
    }

    /// Whether an audience can be synced to.
    static func verdict(onAudience json: GraphJSON) -> SyncVerdict {
        if let subtype = json["subtype"]?.text, subtype != "CUSTOM" {
            return refusal(.audience, .wrongAudience, "the audience is of subtype \(subtype), not a customer list")
        }
        if json["is_value_based"]?.boolean == true {
            return refusal(.audience, .wrongAudience, "the audience is value-based")
        }
        switch json["operation_status"]?["code"]?.integer {
        case 471: return refusal(.audience, .audienceFlagged, "the audience is flagged")
        case 414, 415: return refusal(.audience, .invalidSettings, "the audience is being replaced by another upload")
        case 470: return refusal(.audience, .accountRestricted, "the ad account that made the audience is inactive")
        case 500: return refusal(.audience, .invalidSettings, "the audience has an error that its owner must resolve")
        default: break
        }
        if json["permission_for_actions"]?["can_edit"]?.boolean == false {
            return refusal(.audience, .noAccess, "the audience may not be edited")
        }
        return .accepted(received: 0, refused: .none)
    }

    /// What the answer to the creation of an audience means.
    static func creation(_ answer: GraphAnswer) -> Interpretation {
        answer.interpretation(hasRows: false) { $0["id"]?.text == nil ? nil : .accepted(received: 0, refused: .none) }
    }

    /// What a page of a list means.
    static func page(_ answer: GraphAnswer) -> Interpretation {
        answer.interpretation(hasRows: false) {
            $0["data"]?.elements == nil ? nil : .accepted(received: 0, refused: .none)
        }
    }

    private static func refusal(
        _ scope: NetworkProblem.Scope,
        _ row: TroubleshootingRow,
        _ sentence: String
    ) -> SyncVerdict {
        .incident(NetworkProblem(scope: scope, code: row.rawValue, sentence: sentence, resolve: row.resolve))
    }
}
