import AudienceSync
import CanvasModel
import CanvasStep

/// The checks of the requirements.
enum GoogleCheck {
    static func token(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        let credentials = inquiry.connection.credentials
        if credentials["access_token"] == nil, GoogleNetwork().renewal(credentials, at: inquiry.now) == nil {
            return RequirementFinding(
                .failed,
                "neither GOOGLE_ACCESS_TOKEN nor GOOGLE_REFRESH_TOKEN with its client is set",
                code: "G1",
                resolve: "connect Google, and set GOOGLE_REFRESH_TOKEN, GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET"
            )
        }
        guard let adAccount = inquiry.adAccount else {
            return RequirementFinding(.unknown, "no customer id was named", resolve: "name it with --ad-account")
        }
        return await ask(inquiry, adAccount, "the token reaches customer \(adAccount)")
    }

    private static func ask(
        _ inquiry: RequirementInquiry,
        _ adAccount: String,
        _ good: String
    ) async -> RequirementFinding {
        let network = GoogleNetwork()
        let digits = adAccount.filter { $0 != "-" }
        var request = HTTPRequest(
            method: "GET",
            target: "/v1/accountTypes/GOOGLE_ADS/accounts/\(digits)/userLists?pageSize=1"
        )
        network.authorize(&request, credentials: inquiry.connection.credentials, at: inquiry.now)
        switch await inquiry.send(request) {
        case .failure(let error):
            return RequirementFinding(.unknown, error.description, resolve: "check the address, and try again")
        case .success(let response):
            guard let problem = network.interpret(response, to: .launch(at: inquiry.now)).verdict.problem else {
                return RequirementFinding(.passed, good)
            }
            return RequirementFinding(.failed, problem.sentence, code: problem.code, resolve: problem.resolve)
        }
    }
}
