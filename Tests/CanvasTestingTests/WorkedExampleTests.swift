import CanvasFlow
import CanvasModel
import CanvasScenario
import CanvasStep
import CanvasTesting
import FacebookAudience
import FacebookSimulator
import Foundation
import StandardSteps
import Testing

/// The examples of CanvasTesting's article, each as it stands there.
@Suite(.canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init]))
struct WorkedExampleTests {
    static let cart = "Plugins/FacebookAudience/Samples/abandoned-cart.canvas.yaml"

    @Test func buyersStopSeeingTheAd() async throws {
        let ada = Person("ada", ["email": "ada@example.com", "ad_tracking_enabled": true])
        let journey = try await Journey(Self.cart, people: [ada])

        try await journey.send("cart_abandoned", by: "ada")
        try await journey.advance(by: .hours(2))
        #expect(try journey.person("ada").path == ["wait", "bought", "show_ads", "cool_off"])
        #expect(try journey.person("ada").isIn("abandoned_cart"))

        try await journey.send("purchase", by: "ada", ["product_id": "sku-1", "price": 20])
        try await journey.run()
        #expect(try journey.person("ada").exitReason == "completed")
        #expect(try journey.audience("abandoned_cart").people == [])
    }

    @Test func whoAnswersIsNotReminded() async throws {
        let canvas = CanvasDocument(
            "Reminder",
            trigger: "signed_up",
            ["conversions": [["name": "Order", "event": "purchase", "within": "7d"]]],
            steps: [
                .step("hello", Message.self, ["channel": "email"], next: "think"),
                .step("think", Delay.self, ["duration": "2d"], next: "opened"),
                .step(
                    "opened",
                    DecisionSplit.self,
                    ["if": ["step": "hello", "opened": true]],
                    next: ["yes": "exit", "no": "remind"]
                ),
                .step("remind", Message.self, ["channel": "push"]),
            ]
        )
        let journey = try await Journey(canvas, people: [Person("ada"), Person("grace")])
        try await journey.send("signed_up", by: "ada")
        try await journey.send("signed_up", by: "grace")
        try await journey.advance(by: .hours(3))
        try await journey.open("hello", by: "ada")
        try await journey.run()
        #expect(try journey.person("ada").path == ["hello", "think", "opened"])
        #expect(try journey.step("remind").metric("sends") == 1)
    }

    @Test func theMiddleAlone() async throws {
        let journey = try await Journey(
            Self.cart,
            people: [Person("ada", ["email": "ada@example.com"])],
            world: World(events: [
                Event("purchase", by: "ada", at: Scenario.defaultStart - .days(1), ["price": 20])
            ])
        )
        try await journey.enter("ada", at: "bought_since")
        #expect(try journey.person("ada").path == ["bought_since", "stop_ads"])
    }

    @Test func anOutageCostsNobody() async throws {
        let journey = try await Journey(
            Self.cart,
            people: .generated(200, with: ["plan": ["one_of": ["free": 0.8, "pro": 0.2]]]),
            world: World(
                behavior: [["does": "cart_abandoned", "within": "6h"]],
                networks: ["facebook": ["faults": [["at": "2h", "for": "5h", "respond": "server_error"]]]]
            )
        )
        try await journey.run()
        #expect(try journey.network("facebook").retries > 0)
        #expect(try journey.step("show_ads").metric("users_errored") == 0)
        #expect(try journey.incidents.isEmpty)
    }

    @Test(.canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init], over: .http))
    func theScenarioBesideACanvas() async throws {
        let journey = try await Journey(scenario: Self.cart)
        try await journey.run()
        #expect(try journey.coverage.isComplete)
        #expect(try journey.conversions("Purchase") > 0)
    }

    @Test("The article's code is this file's")
    func article() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let article = try String(
            contentsOf: root.appending(path: "Sources/CanvasTesting/CanvasTesting.docc/CanvasTesting.md"),
            encoding: .utf8
        )
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        func bare(_ text: some StringProtocol) -> String {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
        }
        let examples = article.components(separatedBy: "```swift\n").dropFirst().map {
            bare($0.components(separatedBy: "```")[0])
        }
        #expect(examples.count > 5)
        for example in examples { #expect(bare(source).contains(example), "\(example)") }
    }
}
