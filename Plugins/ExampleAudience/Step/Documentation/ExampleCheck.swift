import AudienceSync
import CanvasModel
import CanvasStep

/// The checks of the requirements.
enum ExampleCheck {
    static func token(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        guard inquiry.connection.credentials["token"] != nil else {
            return RequirementFinding(
                .failed,
                "EXAMPLE_TOKEN is not set",
                code: "E1",
                resolve: "put a token into EXAMPLE_TOKEN"
            )
        }
        return await ask(inquiry, "/v1/accounts", "the token is valid")
    }

    static func adAccount(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        guard let adAccount = inquiry.adAccount else {
            return RequirementFinding(.unknown, "no ad account was named", resolve: "name it with --ad-account")
        }
        return await ask(inquiry, "/v1/accounts/\(adAccount)", "the ad account can be synced to")
    }

    private static func ask(_ inquiry: RequirementInquiry, _ path: String, _ good: String) async -> RequirementFinding {
        let network = ExampleNetwork()
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
