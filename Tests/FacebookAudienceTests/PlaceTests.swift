import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@testable import FacebookAudience

@Suite struct PlaceTests {
    private static let consent = #"{"attribute":"ad_tracking_enabled","equals":true}"#

    @Test("Two steps of one canvas that create the same audience are one too many")
    func createdTwice() {
        let steps = [Self.step(0, create: "a", to: 1), Self.step(1, create: "a", to: nil)]
        #expect(Self.problems(steps, at: 0, audience: Self.consent).isEmpty)
        let problems = Self.problems(steps, at: 1, audience: Self.consent)
        #expect(problems.map(\.severity) == [.error])
        #expect(problems.first?.sentence.contains("`step0`") == true)
    }

    @Test("The same name in another ad account is another audience")
    func otherAccount() {
        let steps = [Self.step(0, create: "a", to: 1), Self.step(1, create: "a", account: "act_2", to: nil)]
        #expect(Self.problems(steps, at: 1, audience: Self.consent).isEmpty)
    }

    @Test(
        "An addition without consent is worth a warning",
        arguments: [
            (consent, 0),
            (#"{"all":[{"event":"signed_up"},\#(consent)]}"#, 0),
            (#"{"any":[\#(consent),{"all":[\#(consent)]}]}"#, 0),
            (#"{"any":[\#(consent),{"event":"signed_up"}]}"#, 1),
            (#"{"not":\#(consent)}"#, 1),
            (#"{"attribute":"ad_tracking_enabled","equals":false}"#, 1),
            (#"{"attribute":"ad_tracking_enabled","not_equals":false}"#, 1),
            (#"{"attribute":"country","equals":"US"}"#, 1),
        ]
    )
    func withoutConsent(filter: String, warnings: Int) {
        let problems = Self.problems([Self.step(0, create: "a", to: nil)], at: 0, audience: filter)
        #expect(problems.count == warnings && problems.allSatisfy { $0.severity == .warning })
    }

    @Test("A filter on the way asks for consent as well as the canvas's audience does, if every way passes it")
    func consentOnTheWay() {
        let filter = Self.filter(Self.consent)
        let guarded = [Self.step(0, create: "a", to: 1, passing: filter), Self.step(1, create: "b", to: nil)]
        #expect(Self.problems(guarded, at: 1, audience: nil).isEmpty)
        #expect(Self.problems(guarded, at: 1, audience: nil, firstSteps: [0, 1]).count == 1)
    }

    @Test("A removal needs no consent, but an addition before it when the canvas creates the audience")
    func removal() {
        let late = [Self.step(0, remove: "a", to: 1), Self.step(1, create: "a", to: nil)]
        #expect(Self.problems(late, at: 0, audience: nil).map(\.severity) == [.warning])
        let inOrder = [Self.step(0, create: "a", to: 1), Self.step(1, remove: "a", to: nil)]
        #expect(Self.problems(inOrder, at: 1, audience: nil).isEmpty)
        #expect(Self.problems([Self.step(0, remove: "filled elsewhere", to: nil)], at: 0, audience: nil).isEmpty)
    }

    private static func filter(_ json: String) -> Filter? {
        var diagnostics = Diagnostics()
        return SettingsProbe.located(json).flatMap { Filter.read($0, into: &diagnostics) }
    }

    private static func problems(
        _ steps: [PlacedStep],
        at index: Int,
        audience: String?,
        firstSteps: [Int] = [0]
    ) -> [Diagnostic] {
        guard let settings = steps[index].settings as? FacebookAudienceSettings else { return [] }
        let place = Place(
            steps: steps,
            index: index,
            firstSteps: firstSteps,
            audience: audience.flatMap(filter),
            conversions: [],
            positions: SettingPositions(step: steps[index].position, settings: nil)
        )
        return FacebookAudienceStep.validate(settings, in: place)
    }

    private static func step(
        _ index: Int,
        create: String? = nil,
        remove: String? = nil,
        account: String = "act_1",
        to target: Int?,
        passing: Filter? = nil
    ) -> PlacedStep {
        var settings = FacebookAudienceSettings()
        settings.adAccount = account
        settings.audience = create.map { .create($0) } ?? .existing(remove ?? "")
        settings.action = create == nil ? .remove : .add
        settings.matchOn = [.email]
        return PlacedStep(
            id: "step\(index)",
            type: "facebook_audience",
            settings: settings,
            position: Position(file: "canvas.yaml", line: index + 1, column: 1),
            index: index,
            edges: [.init(source: index, path: "next", target: target, passing: passing)]
        )
    }
}
