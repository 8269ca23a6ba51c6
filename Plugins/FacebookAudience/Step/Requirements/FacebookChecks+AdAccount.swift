import AudienceSync
import CanvasModel
import CanvasStep

/// What the ad account, its business and its terms are asked.
extension FacebookChecks {
    /// The code of the error that an app with limited access gets for what its user does not administer.
    private static let limitedAccess = 270

    /// Meta: Ad Account reference, `business`.
    static func business(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.adAccountState() {
        case .problem(let problem):
            return problem.obstacle
        case .value((let id, let account), _):
            guard let business = account.business else {
                return RequirementFinding(
                    .failed,
                    "no business portfolio owns \(id)",
                    code: TroubleshootingRow.noAccess.rawValue,
                    resolve: "add the ad account to your portfolio, in Business settings under Accounts, Ad accounts"
                )
            }
            return RequirementFinding(.passed, "`\(business.name)` (\(business.id)) owns \(id)")
        }
    }

    /// Meta: Ad Account reference, `account_status` and `user_tasks`.
    static func adAccount(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.adAccountState() {
        case .problem(let problem) where problem.row == nil && !problem.isConnection:
            return RequirementFinding(.unknown, problem.sentence, resolve: problem.resolve)
        case .problem(let problem):
            let isOwn = problem.row == .noAccess || problem.row == .accountRestricted
            return problem.finding(owning: isOwn && problem.code != limitedAccess)
        case .value((let id, let account), _):
            if let restriction = account.restriction {
                return failed(.accountRestricted, restriction)
            }
            guard account.allowsManaging else {
                return failed(.noAccess, "the token's user may not manage campaigns in \(id)")
            }
            let name = account.name.map { " `\($0)`" } ?? ""
            return RequirementFinding(.passed, "\(id)\(name) is active, and the token's user may manage campaigns")
        }
    }

    /// Meta: Custom Audience terms of service.
    static func terms(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.adAccountState() {
        case .problem(let problem):
            return problem.finding(owning: problem.row == .termsNotAccepted)
        case .value((let id, let account), _):
            guard account.hasAcceptedTerms else {
                let row = TroubleshootingRow.termsNotAccepted
                let number = String(id.dropFirst("act_".count))
                return RequirementFinding(
                    .failed,
                    "the Custom Audience terms are not accepted for \(id)",
                    code: row.rawValue,
                    resolve: row.resolve(inAdAccount: number)
                )
            }
            return RequirementFinding(.passed, "the Custom Audience terms are accepted for \(id)")
        }
    }

    /// Meta: Marketing API, Access levels; the header `X-Ad-Account-Usage` tells.
    static func appReview(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.adAccountState() {
        case .problem(let problem):
            return problem.finding(owning: problem.code == limitedAccess)
        case .value(_, let response):
            switch UsageHeaders(response.headers).accessTier {
            case "standard_access":
                return RequirementFinding(.passed, "the app has full access to the Marketing API (standard_access)")
            case let tier?:
                return RequirementFinding(
                    .failed,
                    "the app has limited access to the Marketing API (\(tier))",
                    code: TroubleshootingRow.noAccess.rawValue,
                    resolve: "request full access in the app's dashboard under App Review; until it is granted, only "
                        + "ad accounts that the token's user administers can be synced, and slowly"
                )
            case nil:
                return RequirementFinding(.unknown, "Facebook does not tell how much access the app has")
            }
        }
    }

    /// Meta: Custom Audiences, limits of an ad account.
    static func room(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.customerLists() {
        case .problem(let problem):
            return problem.obstacle
        case .value(let count, _):
            let sentence = "\(count) of \(FacebookNetwork.mostAudiences) customer lists are in use"
            guard count >= FacebookNetwork.mostAudiences else { return RequirementFinding(.passed, sentence) }
            return RequirementFinding(
                .warning,
                sentence,
                code: TroubleshootingRow.cannotCreate.rawValue,
                resolve: TroubleshootingRow.cannotCreate.resolve
            )
        }
    }

    /// Meta: Marketing API, Rate limiting.
    static func rateLimit(_ facebook: FacebookInquiry) async -> RequirementFinding {
        switch await facebook.customerLists() {
        case .problem(let problem):
            return problem.finding(owning: problem.row == .rateLimited)
        case .value(_, let response):
            let headers = UsageHeaders(response.headers)
            let sentence = "\(Int(headers.percent)) % of the limits are used"
            guard headers.usage == .low else {
                return RequirementFinding(
                    .warning,
                    sentence,
                    code: TroubleshootingRow.rateLimited.rawValue,
                    resolve: TroubleshootingRow.rateLimited.resolve
                )
            }
            return RequirementFinding(.passed, sentence)
        }
    }

    /// Meta: Graph API and Marketing API changelogs.
    static func version(_ facebook: FacebookInquiry) async -> RequirementFinding {
        let version = facebook.version
        let row = TroubleshootingRow.versionEnded
        if case .problem(let problem) = await facebook.user() {
            if problem.row == .versionEnded { return failed(.versionEnded, "\(version.rawValue) is no longer served") }
            if problem.isConnection || problem.row == .temporary { return problem.failure }
        }
        guard let sunset = version.sunset else {
            return RequirementFinding(.passed, "\(version.rawValue), of which no end is announced")
        }
        let today = facebook.inquiry.now.day
        guard today < sunset else { return failed(.versionEnded, "\(version.rawValue) ended on \(sunset)") }
        let sentence = "\(version.rawValue), which ends on \(sunset)"
        // Meta announces ends a quarter ahead.
        return sunset.days - today.days <= 90
            ? RequirementFinding(.warning, sentence, code: row.rawValue, resolve: row.resolve)
            : RequirementFinding(.passed, sentence)
    }

    private static func failed(_ row: TroubleshootingRow, _ sentence: String) -> RequirementFinding {
        RequirementFinding(.failed, sentence, code: row.rawValue, resolve: row.resolve)
    }
}
