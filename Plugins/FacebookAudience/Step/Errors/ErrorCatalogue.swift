import AudienceSync

/// Which error of Meta is of which class.
///
/// Sources: Meta, error tables of the Custom Audience, Custom Audience Users and Ad Account references; Error codes of
/// the Graph API; the Marketing API's rate limiting page.
enum ErrorCatalogue {
    /// The class of an error by its code and subcode.
    ///
    /// - Returns: `nil` for a code that is in no table.
    static func entry(for error: GraphError) -> ErrorClass? {
        guard let code = error.code else { return nil }
        if let entry = error.subcode.flatMap({ subcodes[Subcode(code, $0)] ?? anyCode[$0] }) { return entry }
        switch code {
        case 100 where error.message.contains("appsecret_proof"):
            return ErrorClass(.pause(.token), .proofRejected, "the app secret does not prove the token")
        case 104 where error.message.contains("access token is required"),
            2500 where error.message.contains("access token"):
            return ErrorClass(.pause(.token), .invalidToken, "the request carries no access token")
        case 80_000...80_014:
            return ErrorClass(.wait, .rateLimited, "there were too many calls to the ad account")
        case 200...299:
            return codes[code] ?? missingPermission
        case ..<0:
            return codes[1]
        default:
            return codes[code] ?? anyCode[code]
        }
    }

    private static let missingPermission = ErrorClass(
        .pause(.adAccount),
        .noAccess,
        "the token may not do this in the ad account"
    )

    private static let codes: [Int: ErrorClass] = [
        1: ErrorClass(.retry, .temporary, "Facebook had an unknown error"),
        2: ErrorClass(.retry, .temporary, "Facebook is not available for the moment"),
        3: ErrorClass(.pause(.token), .noAccess, "the app lacks the capability"),
        4: ErrorClass(.wait, .rateLimited, "the app has reached its limit of calls"),
        10: ErrorClass(.pause(.token), .noAccess, "the app has no permission for this"),
        17: ErrorClass(.wait, .rateLimited, "the token's user has reached the limit of calls"),
        32: ErrorClass(.wait, .rateLimited, "a limit of calls was reached"),
        100: ErrorClass(.split, .invalidSettings, "Facebook refuses a parameter"),
        101: ErrorClass(.pause(.token), .proofRejected, "Facebook does not know the app"),
        102: ErrorClass(.pause(.token), .invalidToken, "the token's session is over"),
        104: ErrorClass(.pause(.token), .proofRejected, "the request's signature is wrong"),
        105: ErrorClass(.split, .invalidSettings, "there is too much in one request"),
        190: ErrorClass(.pause(.token), .invalidToken, "the access token is not valid"),
        194: ErrorClass(.pause(.audience), .invalidSettings, "a parameter is missing"),
        270: ErrorClass(.pause(.token), .noAccess, "the app has development access only"),
        294: ErrorClass(.pause(.token), .noAccess, "the token lacks the scope ads_management"),
        341: ErrorClass(.wait, .rateLimited, "the app has reached its limit of calls"),
        368: ErrorClass(.retry, .accountRestricted, "Facebook has blocked this for a while"),
        613: ErrorClass(.wait, .rateLimited, "there were too many calls to the ad account"),
        803: ErrorClass(.pause(.audience), .wrongAudience, "the audience does not exist"),
        960: ErrorClass(.retry, .temporary, "Facebook broke the request off"),
        2500: ErrorClass(.pause(.token), .invalidSettings, "Facebook does not know the path of the request"),
        2635: ErrorClass(.pause(.token), .versionEnded, "the version of the API is no longer served"),
        2650: ErrorClass(.pause(.audience), .invalidSettings, "the audience does not take this kind of data"),
        2654: ErrorClass(.pause(.audience), .cannotCreate, "the audience can't be created"),
        2656: ErrorClass(.pause(.audience), .invalidSettings, "lookalike audiences depend on the audience"),
        5000: ErrorClass(.retry, .temporary, "Facebook had an unknown error"),
    ]

    private struct Subcode: Hashable {
        let code: Int
        let subcode: Int

        init(_ code: Int, _ subcode: Int) {
            self.code = code
            self.subcode = subcode
        }
    }

    private static let subcodes: [Subcode: ErrorClass] = [
        Subcode(100, 33): ErrorClass(
            .pause(.audience),
            .wrongAudience,
            "the audience does not exist or is out of reach"
        ),
        Subcode(100, 1_713_228): ErrorClass(.pause(.audience), .audienceFlagged, "the audience can't be edited"),
        Subcode(100, 1_713_230): ErrorClass(.pause(.audience), .audienceFlagged, "uploads to the audience are blocked"),
        Subcode(100, 1_713_231): ErrorClass(.pause(.audience), .audienceFlagged, "the audience can't be edited"),
        Subcode(190, 458): ErrorClass(.pause(.token), .invalidToken, "the token's user has removed the app"),
        Subcode(190, 459): ErrorClass(.pause(.token), .invalidToken, "the token's user must log in at facebook.com"),
        Subcode(190, 460): ErrorClass(.pause(.token), .invalidToken, "the token's user has changed the password"),
        Subcode(190, 463): ErrorClass(.pause(.token), .invalidToken, "the access token has expired"),
        Subcode(190, 464): ErrorClass(.pause(.token), .invalidToken, "the token's user is not confirmed"),
        Subcode(190, 467): ErrorClass(.pause(.token), .invalidToken, "the access token was revoked"),
        Subcode(200, 1_870_034): terms,
        Subcode(200, 1_870_047): ErrorClass(
            .pause(.operation),
            .audienceTooSmall,
            "a removal would leave too few people in the audience"
        ),
        Subcode(200, 1_870_050): ErrorClass(
            .pause(.adAccount),
            .noAccess,
            "the ad account is not linked to the business"
        ),
        Subcode(200, 1_870_090): terms,
        Subcode(200, 1_870_092): ErrorClass(
            .pause(.adAccount),
            .termsNotAccepted,
            "the Business Tools terms are not accepted"
        ),
        Subcode(2650, 1_870_145): ErrorClass(.retry, .invalidSettings, "another update of the audience is in progress"),
        Subcode(2650, 1_870_148): ErrorClass(.retry, .invalidSettings, "an update of the audience is incomplete"),
        Subcode(2654, 1_713_092): ErrorClass(
            .pause(.adAccount),
            .noAccess,
            "the token may not create audiences in the ad account"
        ),
    ]

    private static let terms = ErrorClass(
        .pause(.adAccount),
        .termsNotAccepted,
        "the Custom Audience terms are not accepted for the ad account"
    )

    /// Numbers that have been seen both as code and as subcode.
    private static let anyCode: [Int: ErrorClass] = [
        1_404_078: restricted,
        1_404_163: restricted,
        1_487_301: ErrorClass(.pause(.audience), .wrongAudience, "the audience is not shared with the ad account"),
        1_487_366: ErrorClass(.pause(.audience), .wrongAudience, "the audience was deleted"),
        2_859_015: restricted,
    ]

    private static let restricted = ErrorClass(
        .pause(.adAccount),
        .accountRestricted,
        "the advertiser is blocked or restricted"
    )
}
