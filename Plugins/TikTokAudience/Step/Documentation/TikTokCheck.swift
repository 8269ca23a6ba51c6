import AudienceSync
import CanvasModel
import CanvasStep

/// The checks of the requirements.
enum TikTokCheck {
    static func token(_ inquiry: RequirementInquiry) async -> RequirementFinding {
        guard inquiry.connection.credentials["access_token"] != nil else {
            return RequirementFinding(
                .failed,
                "TIKTOK_ACCESS_TOKEN is not set",
                code: "T1",
                resolve: "connect TikTok and put the token into TIKTOK_ACCESS_TOKEN"
            )
        }
        guard let adAccount = inquiry.adAccount else {
            return RequirementFinding(.unknown, "no advertiser was named", resolve: "name it with --ad-account")
        }
        let network = TikTokNetwork()
        var request = TikTokNetwork.list(adAccount, page: 1)
        network.authorize(&request, credentials: inquiry.connection.credentials, at: inquiry.now)
        switch await inquiry.send(request) {
        case .failure(let error):
            return RequirementFinding(.unknown, error.description, resolve: "check the address, and try again")
        case .success(let response):
            guard let problem = network.interpret(response, to: .launch(at: inquiry.now)).verdict.problem else {
                return RequirementFinding(.passed, "the token reaches advertiser \(adAccount)")
            }
            return RequirementFinding(.failed, problem.sentence, code: problem.code, resolve: problem.resolve)
        }
    }
}
