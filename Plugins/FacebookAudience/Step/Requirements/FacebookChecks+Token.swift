import CanvasModel
import CanvasStep

/// The checks of what the plugin needs at Facebook.
///
/// Each problem is reported by the one requirement that it is about; the others say that they could not be looked at.
enum FacebookChecks {}

/// What the token, its app and the app's secret are asked.
extension FacebookChecks {
    /// Meta: Access Tokens, System Users.
    static func token(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.token() {
        case .problem(let problem) where problem.row == .invalidSettings:
            // Meta lets only an app's developers and system users look into its tokens.
            return RequirementFinding(
                .unknown,
                "Facebook does not let this token be looked into",
                resolve: "look at it with https://developers.facebook.com/tools/debug/accesstoken"
            )
        case .problem(let problem):
            return problem.finding(owning: problem.row == .invalidToken)
        case .value(let token, _):
            return finding(on: token, now: facebook.inquiry.now)
        }
    }

    private static func finding(on token: DebuggedToken, now: Instant) -> RequirementFinding {
        let resolve = TroubleshootingRow.invalidToken.resolve
        func failed(_ sentence: String) -> RequirementFinding {
            RequirementFinding(.failed, sentence, code: TroubleshootingRow.invalidToken.rawValue, resolve: resolve)
        }
        guard token.isValid else { return failed(token.death?.sentence ?? "the access token is not valid") }
        if token.isOfAnother, let type = token.type {
            return failed("the access token is of the type \(type), not of a system user")
        }
        let whose = token.type == nil ? "a valid token" : "a system user's token"
        guard let expiry = token.expiresAt else { return RequirementFinding(.passed, "\(whose) that never expires") }
        guard expiry > now else { return failed("the access token expired on \(expiry)") }
        let sentence = "\(whose) that expires on \(expiry)"
        return expiry - now < .days(7)
            ? RequirementFinding(.warning, sentence, code: TroubleshootingRow.invalidToken.rawValue, resolve: resolve)
            : RequirementFinding(.passed, sentence)
    }

    /// Meta: Permissions Reference, `ads_management`.
    static func permission(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.token() {
        case .problem(let problem):
            return problem.obstacle
        case .value(let token, _):
            guard token.isValid else { return RequirementFinding(.unknown, "not looked at: the token is not valid") }
            guard token.has(scope: "ads_management") else {
                return RequirementFinding(
                    .failed,
                    "the access token lacks the scope ads_management",
                    code: TroubleshootingRow.noAccess.rawValue,
                    resolve: TroubleshootingRow.noAccess.resolve
                )
            }
            if case .value(let account, _) = await facebook.adAccount(),
                token.leavesOut(adAccount: String(account.dropFirst("act_".count)), scope: "ads_management")
            {
                return RequirementFinding(
                    .failed,
                    "the access token's ads_management leaves out \(account)",
                    code: TroubleshootingRow.noAccess.rawValue,
                    resolve: TroubleshootingRow.noAccess.resolve
                )
            }
            return RequirementFinding(.passed, "the token has the scope ads_management")
        }
    }

    /// Compares the token's app with the one that the environment names.
    static func app(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.token() {
        case .problem(let problem):
            return problem.obstacle
        case .value(let token, _):
            guard let actual = token.appID else {
                return RequirementFinding(.unknown, "Facebook does not tell which app the token belongs to")
            }
            let name = token.appName.map { "`\($0)`, \(actual)" } ?? actual
            guard let expected = facebook.credential(FacebookNetwork.appID)?.revealed else {
                return RequirementFinding(.passed, "the token belongs to the app \(name)")
            }
            guard expected == actual else {
                return RequirementFinding(
                    .failed,
                    "the token belongs to the app \(name), and FACEBOOK_APP_ID names \(expected)",
                    code: TroubleshootingRow.proofRejected.rawValue,
                    resolve: "generate the token with the app that FACEBOOK_APP_ID names, or correct FACEBOOK_APP_ID"
                )
            }
            return RequirementFinding(.passed, "the token belongs to the app \(name), as FACEBOOK_APP_ID says")
        }
    }

    /// Meta: Securing Graph API Requests.
    static func appSecret(_ facebook: FacebookInquiry) async -> RequirementFinding {
        let isGiven = facebook.credential(FacebookNetwork.appSecret) != nil
        switch await facebook.user() {
        case .problem(let problem) where problem.row == .proofRejected:
            return RequirementFinding(
                .failed,
                isGiven ? problem.sentence : "the app requires a proof, and FACEBOOK_APP_SECRET is not set",
                code: problem.row?.rawValue,
                resolve: problem.resolve
            )
        case .problem(let problem):
            return problem.obstacle
        case .value:
            guard isGiven else {
                return RequirementFinding(
                    .warning,
                    "FACEBOOK_APP_SECRET is not set, so requests carry no proof",
                    resolve: "set it, and switch on \"Require app secret\" in the app's advanced settings"
                )
            }
            return RequirementFinding(.passed, "Facebook accepts the proof that it makes")
        }
    }
}
