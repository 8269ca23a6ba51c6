import AudienceSync
import CanvasModel
import CanvasStep

/// The checks of the requirements.
enum LinkedInCheck {
    static func token(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        guard inquiry.connection.credentials["access_token"] != nil else {
            return RequirementFinding(
                .failed,
                "LINKEDIN_ACCESS_TOKEN is not set",
                code: "L1",
                resolve: "connect LinkedIn and put the token into LINKEDIN_ACCESS_TOKEN"
            )
        }
        return await ask(inquiry, "/rest/adAccounts?q=search", "the token is valid")
    }

    static func adAccount(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        guard let adAccount = inquiry.adAccount else {
            return RequirementFinding(.unknown, "no ad account was named", resolve: "name it with --ad-account")
        }
        return await ask(inquiry, "/rest/adAccounts/\(adAccount)", "the ad account can be reached")
    }

    private static func ask(_ inquiry: RequirementInquiry, _ path: String, _ good: String) async -> RequirementFinding {
        let network = LinkedInNetwork()
        var request = HTTPRequest(method: "GET", target: path)
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
