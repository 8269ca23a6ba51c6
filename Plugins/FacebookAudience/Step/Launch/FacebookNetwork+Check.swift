public import AudienceSync
public import CanvasStep

extension FacebookNetwork {
    /// Checks at launch what all audiences of an ad account need: the token, its permissions, the account, the terms.
    public func check(adAccount: String, with client: LaunchClient) async throws(LaunchRefusal) {
        guard let token = client.credentials[Self.accessToken], !token.revealed.isEmpty else {
            throw LaunchRefusal(
                "there is no access token for Facebook (\(TroubleshootingRow.invalidToken.rawValue))",
                resolve: "put a system-user token with the scope ads_management into FACEBOOK_ACCESS_TOKEN"
            )
        }
        let requests = GraphRequests(.newest, credentials: client.credentials)
        let number = String(adAccount.dropFirst("act_".count))
        let appID = client.credentials[Self.appID]?.revealed
        // A GET would put the token into the URL; a POST may say in its body that it is one.
        _ = try await client.read(
            requests.post("debug_token", ["method": "GET", "input_token": token.revealed]),
            meaning: { LaunchAnswers.token(GraphAnswer($0), adAccount: number, appID: appID) }
        )
        _ = try await client.read(
            requests.get(
                adAccount,
                ["fields": "id,account_id,name,account_status,disable_reason,user_tasks,tos_accepted"]
            ),
            meaning: { LaunchAnswers.adAccount(GraphAnswer($0)) }
        )
    }
}
