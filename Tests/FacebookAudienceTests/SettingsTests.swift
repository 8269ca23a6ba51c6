import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@testable import FacebookAudience

@Suite struct SettingsTests {
    @Test("A step with all its settings is read as written")
    func all() {
        let (settings, problems) = SettingsProbe.read(
            """
            {"ad_account":"act_1234567890","audience":{"create":" abandoned_cart "},"action":"add",
             "match_on":["phone","email","dob","zip"],"batching":{"people":2000,"within":"1h"},
             "zip_attribute":"postal_code","api_version":"v25.0","limited_data_use":{"country":1,"state":1000}}
            """
        )
        #expect(problems.isEmpty)
        #expect(settings.audience == .create("abandoned_cart"))
        #expect(settings.batching == .people(2000, within: .hours(1)))
        #expect(settings.target.version == .v25)
        let matching = settings.target.matching
        #expect(matching.keys == [.phone, .email, .birthYear, .birthMonth, .birthDay, .zip])
        #expect(matching.zipAttribute == "postal_code")
        #expect(matching.limitedDataUse == LimitedDataUse(isLimited: true, country: 1, state: 1000))
    }

    @Test("What an audience is created with is read beside its name")
    func details() {
        let (settings, problems) = SettingsProbe.read(
            """
            {\(SettingsProbe.needed),"audience":{"create":"a","description":"Left a cart",
             "customer_file_source":"PARTNER_PROVIDED_ONLY","retention":"90d"}}
            """
        )
        #expect(problems.isEmpty)
        let details = settings.audience.details
        #expect(details?.description == "Left a cart" && details?.retentionDays == 90)
        #expect(details?.source == .partners)
    }

    @Test("Several ids of a person's devices have a column each")
    func advertiserIDs() {
        let settings = SettingsProbe.read(
            """
            {"ad_account":"act_1","audience":{"existing":"a"},"match_on":["mobile_advertiser_id","email"],
             "advertiser_ids":2}
            """
        ).settings
        #expect(settings.target.matching.schema == ["MADID", "MADID", "EMAIL"])
    }

    @Test("What is left out is an addition of everyone who waits, every five seconds")
    func defaults() {
        let (settings, problems) = SettingsProbe.read(
            #"{"ad_account":"act_1","audience":{"existing":"120200000000000001"},"match_on":["email"]}"#
        )
        #expect(problems.isEmpty)
        #expect(settings.action == .add && settings.batching == .everyone(every: Interval(seconds: 5)))
        #expect(settings.target.matching.limitedDataUse == nil)
    }

    @Test(
        "What is wrong is refused with what to do",
        arguments: [
            (#"{"ad_account":"1234567890","audience":{"create":"a"},"match_on":["email"]}"#, "write act_1234567890"),
            (#"{"ad_account":"act_12x","audience":{"create":"a"},"match_on":["email"]}"#, "write act_ and the number"),
            (#"{"ad_account":"act_1","audience":{"create":"  "},"match_on":["email"]}"#, "give it a name"),
            (#"{"ad_account":"act_1","audience":{},"match_on":["email"]}"#, "audience: { create: abandoned_cart }"),
            (#"{"ad_account":"act_1","audience":{"create":"a","existing":"b"},"match_on":["email"]}"#, "for example"),
            (#"{"ad_account":"act_1","audience":{"crate":"a"},"match_on":["email"]}"#, "`create`"),
            (#"{"ad_account":"act_1","audience":"a","match_on":["email"]}"#, "for example"),
            (#"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["emial"]}"#, "`email`"),
            (#"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email","email"]}"#, "leave one out"),
            (#"{"ad_account":"act_1","audience":{"create":"a"}}"#, "match_on:"),
            (
                #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"action":"remove"}"#,
                "audience: { existing: a }"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"batching":{"people":10001,"within":"1h"}}"#,
                "at most 10000"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a","retention":"181d"},"match_on":["email"]}"#,
                "from 1d to 180d"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a","retention":"36h"},"match_on":["email"]}"#,
                "from 1d to 180d"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a","customer_file_source":"USER_PROVIDED_ONL"},"match_on":["email"]}"#,
                "USER_PROVIDED_ONLY"
            ),
            (
                #"{"ad_account":"act_1","audience":{"existing":"a","retention":"1d"},"match_on":["email"]}"#,
                "leave it out, or write create"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"api_version":"v26"}"#,
                "`v26.0`"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["mobile_advertiser_id"],"advertiser_ids":11}"#,
                "from 1 to 10"
            ),
            (
                #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"limited_data_use":"LDU"}"#,
                "limited_data_use: { country: 1, state: 1000 }"
            ),
        ]
    )
    func wrong(json: String, fix: String) throws {
        let problems = SettingsProbe.read(json).problems
        let problem = try #require(problems.first)
        #expect(problems.count == 1 && problem.severity == .error)
        #expect(problem.fix?.contains(fix) == true, "\(problem)")
    }

    @Test(
        "A setting without an effect is worth a warning",
        arguments: [
            #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"zip_attribute":"z"}"#,
            #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"state_attribute":"s"}"#,
            #"{"ad_account":"act_1","audience":{"create":"a"},"match_on":["email"],"advertiser_ids":2}"#,
            #"{"ad_account":"act_1","audience":{"existing":"a"},"action":"remove","match_on":["email"],"limited_data_use":true}"#,
        ]
    )
    func withoutEffect(json: String) {
        let problems = SettingsProbe.read(json).problems
        #expect(problems.count == 1 && problems.allSatisfy { $0.severity == .warning })
    }

    @Test("Steps whose unused attributes differ share batches")
    func sharing() {
        var one = SettingsProbe.read(#"{"ad_account":"act_1","audience":{"existing":"a"},"match_on":["email"]}"#)
            .settings
        let other = one
        one.zipAttribute = "postal_code"
        #expect(one.target == other.target)
    }

    @Test("What the settings say by default is what the declaration documents")
    func documentedDefaults() {
        let fields = FacebookAudienceStep.declaration.fields.compactMap { field in
            field.defaultText.map { (field.name, $0) }
        }
        #expect(
            fields.map(\.0) == [
                "action", "batching", "state_attribute", "zip_attribute", "advertiser_ids", "api_version",
            ]
        )
        let settings = FacebookAudienceSettings()
        #expect(settings.action.rawValue == fields[0].1 && settings.stateAttribute == fields[2].1)
        #expect(settings.zipAttribute == fields[3].1 && "\(settings.advertiserIDs)" == fields[4].1)
        #expect(settings.apiVersion.rawValue == fields[5].1)
    }
}
