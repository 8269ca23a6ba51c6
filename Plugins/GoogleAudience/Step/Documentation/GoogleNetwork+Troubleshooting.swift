public import CanvasStep

extension GoogleNetwork {
    /// What can go wrong, and what to do (Braze: Audience Sync to Google, Troubleshooting; Google: Data Manager API).
    public var troubleshooting: [PluginDocumentation.Troubleshooting] {
        [
            .init(
                "G1",
                error: "Invalid token",
                "The access token has expired after an hour or was revoked, and no refresh token renews it.",
                resolve:
                    "connect Google again; with GOOGLE_REFRESH_TOKEN, GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET the "
                    + "token is renewed by itself"
            ),
            .init(
                "G2",
                error: "Ad account access",
                "The token's owner has no access to the customer, or the token lacks the scope "
                    + "https://www.googleapis.com/auth/datamanager.",
                resolve: "give the person access in Google Ads, name the manager account in login_account, or connect "
                    + "Google again with that scope"
            ),
            .init(
                "G3",
                error: "Audience does not exist",
                "The user list was deleted or closed, takes identifiers of another kind, or there is none, or more than "
                    + "one, of the name.",
                resolve: "start the canvas anew with audience: { create: … }, or name a list that exists"
            ),
            .init(
                "G4",
                error: "Terms of Service",
                "The customer has not accepted Google's terms of Customer Match.",
                resolve: "accept them in Google Ads under Tools, Audience manager, Customer lists"
            ),
            .init(
                "G5",
                error: "Customer Match is not available",
                "Google lets an account use Customer Match after 90 days and 50,000 US dollars spent.",
                resolve: "ask Google's support to enable Customer Match for the account"
            ),
            .init(
                "G6",
                error: "Declaration of political advertising",
                "The European Union wants each advertiser to say whether its ads are political.",
                resolve: "make the declaration in Google Ads under Admin, Account settings"
            ),
            .init(
                "G7",
                error: "Too many requests",
                "The limit of 300 requests a minute or 100,000 a day of the Cloud project is met.",
                resolve: "nothing, the rest is sent when Google allows it; larger batches need fewer requests"
            ),
            .init(
                "G8",
                error: "Google fails for now",
                "It answers with an error of its own, or works at an upload still.",
                resolve: "nothing, it is tried again for 13 hours"
            ),
            .init(
                "G9",
                error: "Person refused",
                "Google can't read what was sent of a person; one such person keeps it from taking the others, who are "
                    + "sent again without them.",
                resolve: "look at the person's fields with canvas keys google"
            ),
            .init(
                "G10",
                error: "Request not understood",
                "Google has changed its API since this plugin was made.",
                resolve: "use a newer release of this plugin"
            ),
            .init(
                "G11",
                error: "Person not processed",
                "Google took the upload and did not process all of it. It counts whom it did not, and names nobody: halves "
                    + "are sent again until those are alone.",
                resolve: "look the reason up in Google's list of processing errors; for a denied consent correct the "
                    + "attributes $google_ad_user_data and $google_ad_personalization"
            ),
        ]
    }
}
