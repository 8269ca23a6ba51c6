import CanvasReport
import Foundation
import Testing

@Suite struct PlanReportTests {
    @Test("The screen says by audience who, when, by which keys, in how many requests and how long that takes")
    func screen() {
        let screen = PlanScreen(result: Fixtures.result(networks: [Fixtures.planned]), command: "canvas run x")
        #expect(
            screen.body == """

                examplebook acct-1 · vip (would be created)
                  add       1,200 people (1,250 times), from 2026-03-02T09:00:00Z to 2026-03-05T09:00:00Z, most on 2026-03-02, 700
                  keys      EMAIL 100.0 % · PHONE 75.0 %
                  no key    30 people; 20: no attribute is set
                            12: phone: odd
                  sent in   4 requests, 1.2 MB

                examplebook acct-1 · idle (exists as 77)
                  nobody   would be sent

                examplebook: 5 requests, 1.2 MB; its quotas let that through at once with standard access, at least 15m with trial

                nothing was sent; this does it:
                  canvas run x

                """
        )
    }

    @Test("Without a network there is nothing to plan")
    func nothing() {
        let screen = PlanScreen(result: Fixtures.result(), command: "canvas run x")
        #expect(screen.body.hasPrefix("\nthe canvas reaches no network, so there is nothing to plan\n"))
    }

    @Test("The result has a plan only when one was made, before its timing")
    func json() {
        #expect(!ResultJSON(Fixtures.result()).document.contains("\"plan\""))
        let document = ResultJSON(Fixtures.result(networks: [Fixtures.planned])).document
        let plan = document.range(of: "\"plan\": {\n    \"sent\": false,\n    \"audiences\": [")
        let timing = document.range(of: "\"timing\"")
        #expect(plan != nil && timing.map { $0.lowerBound > plan?.upperBound ?? $0.upperBound } == true)
        for member in [
            "\"id\": null,\n        \"name\": \"vip\",\n        \"creates\": true", "\"rows\": 1250",
            "\"busiest_day\": \"2026-03-02\"", "\"EMAIL\": 1200", "\"people_without_key\": 30", "\"id\": \"77\"",
            "\"tier\": \"trial\",\n            \"seconds\": 900",
        ] {
            #expect(document.contains(member), "\(member)\n\(document)")
        }
    }
}
