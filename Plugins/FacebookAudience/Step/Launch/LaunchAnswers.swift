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

    private static func verdict(onToken data: AnswerJSON, adAccount: String, appID: String?) -> SyncVerdict {
        let token = DebuggedToken(data)
        guard token.isValid else {
            return token.death.map { refusal(.token, $0.row, $0.sentence) }
                ?? refusal(.token, .invalidToken, "the access token is not valid")
        }
        if token.isOfAnother, let type = token.type {
            return refusal(.token, .invalidToken, "the access token is of the type \(type), not of a system user")
        }
        if let appID, let actual = token.appID, actual != appID {
            return refusal(.token, .proofRejected, "the access token belongs to app \(actual), not to app \(appID)")
        }
        guard token.has(scope: "ads_management") else {
            return refusal(.token, .noAccess, "the access token lacks the scope ads_management")
        }
        guard !token.leavesOut(adAccount: adAccount, scope: "ads_management") else {
            return refusal(
                .adAccount,
                .noAccess,
                "the access token's ads_management leaves out ad account \(adAccount)"
            )
        }
        return .accepted(received: 0, refused: .none)
    }

    /// What an ad account says of itself.
    static func adAccount(_ answer: GraphAnswer) -> Interpretation {
        var interpretation = answer.interpretation(hasRows: false) { json in
            AdAccountState(json).map { verdict(on: $0) }
        }
        // Of an ad account, "does not exist" means that it is out of the token's reach.
        if case .incident(let problem) = interpretation.verdict,
            problem.code == TroubleshootingRow.wrongAudience.rawValue
        {
            interpretation.verdict = refusal(.adAccount, .noAccess, "the ad account does not exist or is out of reach")
        }
        return interpretation
    }

    private static func verdict(on account: AdAccountState) -> SyncVerdict {
        if let restriction = account.restriction { return refusal(.adAccount, .accountRestricted, restriction) }
        guard account.allowsManaging else {
            return refusal(.adAccount, .noAccess, "the token's user may not manage campaigns in the ad account")
        }
        guard account.hasAcceptedTerms else {
            let row = TroubleshootingRow.termsNotAccepted
            return .incident(
                NetworkProblem(
                    scope: .adAccount,
                    code: row.rawValue,
                    sentence: "the Custom Audience terms are not accepted for the ad account",
                    resolve: account.number.map { row.resolve(inAdAccount: $0) } ?? row.resolve
                )
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
    static func verdict(onAudience json: AnswerJSON) -> SyncVerdict {
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
