import Foundation
import Testing

@Suite("End to end: Google, TikTok and LinkedIn") struct OtherNetworksTests {
    @Test(
        "A setting outside a network's limits is refused with the limit and who states it",
        arguments: [
            (
                "google_audience", "membership_days: 541",
                "it must be from 1 to 540 (Google: user lists, membership duration)"
            ),
            ("google_audience", "ad_account: 12-34", "is not a Google Ads customer id, which has ten digits"),
            (
                "google_audience", "batching: { people: 10001, within: 1h }",
                "a request holds at most 10000 (Google: Data Manager API, limits)"
            ),
            (
                "google_audience", "match_on: [email, idfa]",
                "names contact information and idfa (Google: user lists, upload key types)"
            ),
            ("google_audience", "match_on: [idfa]", "`app_id` is missing (Google: user lists, mobile id info)"),
            ("google_audience", "match_on: [email, email]", "`match_on` names `email` twice"),
            ("google_audience", "action: remove", "people can't be removed from an audience that the step creates"),
            (
                "tiktok_audience", "retention_days: 366",
                "it must be from 1 to 365 (TikTok: Custom Audience, retention_in_days)"
            ),
            ("tiktok_audience", "ad_account: ttam", "is not the id of an advertiser"),
            (
                "tiktok_audience", "delivery: file\n      match_on: [email, phone]",
                "(TikTok: Custom Audience, calculate_type)"
            ),
            (
                "tiktok_audience", "batching: { people: 5001, within: 1h }",
                "a request holds at most 5000 (Braze: Audience Sync to TikTok"
            ),
            ("tiktok_audience", "audience: { create: \(String(repeating: "n", count: 71)) }", "1 to 70 characters"),
            ("linkedin_audience", "ad_account: mine", "is not an ad account"),
            ("linkedin_audience", "match_on: [company]", "LinkedIn matches nobody by a name or a company alone"),
            (
                "linkedin_audience", "batching: { people: 5001, within: 1h }",
                "a request holds at most 5000 (what other integrations send; LinkedIn documents no limit)"
            ),
            ("example_audience", "match_on: [fax]", "`fax`"),
        ]
    )
    func limits(type: String, setting: String, sentence: String) async throws {
        let folder = try WorkingFolder()
        var settings = [
            "ad_account": type == "google_audience" ? "123-456-7890" : "\"7000000000000000001\"",
            "audience": "{ create: fresh }", "match_on": "[email]",
        ]
        for line in setting.split(separator: "\n") {
            let parts = line.trimmingCharacters(in: .whitespaces).split(separator: ":", maxSplits: 1)
            settings[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let lines = settings.sorted { $0.key < $1.key }.map { "      \($0.key): \($0.value)" }
        let text =
            "name: N\nsteps:\n  - id: a\n    type: \(type)\n    settings:\n" + lines.joined(separator: "\n") + "\n"
        try folder.write(text, to: "a.canvas.yaml")
        let run = try await CanvasProcess(folder: folder)("validate", "a.canvas.yaml")
        #expect(run.status == 1 && run.error.contains(sentence), "\(run.error)")
        #expect(run.errorLines.first?.hasPrefix("a.canvas.yaml:") == true)
    }

    @Test(
        "A plan reckons with additions and removals, and makes nothing",
        arguments: ["google-cart-winback", "tiktok-product-viewers", "tiktok-lapsed-customers", "linkedin-trial-users"]
    )
    func plan(sample: String) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let run = try await canvas("run", sample, "--plan")
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.text.contains("(would be created)\n") && run.text.contains("\n  add ")
                && run.text.contains("\n  remove ")
        )
    }

    @Test("Who has refused consent is not sent, and is told apart from who has no key")
    func consent() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let refused = try await canvas("explain", "google-app-users", "--person", "cyd")
        #expect(
            refused.status == 0 && refused.text.contains("the person has refused consent to Google"),
            "\(refused.text)"
        )
        let keyless = try await canvas("explain", "google-app-users", "--person", "eve")
        #expect(keyless.text.contains("no usable match key"), "\(keyless.text)")
        let unasked = try await canvas("explain", "google-app-users", "--person", "dan")
        #expect(unasked.status == 0 && !unasked.text.contains("refused"), "\(unasked.text)")
    }

    @Test(
        "Of each network the match keys of a file are told",
        arguments: [
            ("google", "emailAddress   7a3bdf1facb5fb98d22645dbeb2678eaef42a2e1a26a5ad6256cbd9ceb195226"),
            ("tiktok", "EMAIL_SHA256   9a4bc7abc80b92e982be4706f495e3001474a182f13160a6db7c8eb00603c8d0"),
            ("linkedin", "SHA256_EMAIL   9a4bc7abc80b92e982be4706f495e3001474a182f13160a6db7c8eb00603c8d0"),
        ]
    )
    func keys(network: String, line: String) async throws {
        let folder = try WorkingFolder()
        try folder.write("external_id,email\nada,Ada.L+x@gmail.com\n", to: "people.csv")
        let keys = try await CanvasProcess(folder: folder)("keys", network, "--people", "people.csv")
        #expect(keys.status == 0 && keys.text.contains(line), "\(keys.text)\(keys.error)")
    }
}
