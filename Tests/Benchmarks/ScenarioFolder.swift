import Foundation

/// A folder of scenarios such as somebody's CI has, for `canvas test`: ten people each over a year of virtual time.
///
/// `benchmarks scenarios 200 FOLDER` writes it; then `time canvas test FOLDER`.
struct ScenarioFolder {
    let path: String
    let count: Int

    /// Writes the canvas and the scenarios.
    func write() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(Self.canvas, to: "year.canvas.yaml")
        for index in 0..<count { try write(scenario(index), to: "s\(index).scenario.yaml") }
        print("{\"scenarios\": \(count), \"folder\": \"\(path)\"}")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path).appending(path: name))
    }

    private func scenario(_ index: Int) -> String {
        let people = (0..<10).map { person in
            "  - { external_id: p\(person), email: p\(person).\(index)@example.com, ad_tracking_enabled: true }\n"
        }
        let events = (0..<10).flatMap { person in
            (0..<12).map { month in
                let day = String(index % 28 + 1)
                let date = "2026-\(month < 9 ? "0" : "")\(month + 1)-\(day.count < 2 ? "0" : "")\(day)"
                return "  - { external_id: p\(person), name: cart_abandoned, time: \(date)T1\(person % 10):00:00Z }\n"
            }
        }
        return """
            canvas: year.canvas.yaml
            start: 2026-01-01T00:00:00Z
            run_for: 365d
            seed: \(index)
            people:
            \(people.joined())events:
            \(events.joined())behavior:
              - { after: { event: cart_abandoned }, does: purchase, probability: 0.3, within: 2d }
            expect:
              - { step: wait, entered: 120 }
              - { step: show_ads, users_errored: 0 }
              - incidents: none

            """
    }

    private static let canvas = """
        name: A year of carts
        schedule: { type: action_based, trigger: { event: cart_abandoned } }
        audience: { attribute: ad_tracking_enabled, equals: true }
        entry: { reentry_after: 7d }
        conversions: [{ name: Purchase, event: purchase, within: 3d }]
        steps:
          - { id: wait, type: delay, settings: { duration: 1h }, next: bought }
          - id: bought
            type: decision_split
            settings: { if: { event: purchase, in_last: 1h } }
            next: { yes: exit, no: show_ads }
          - id: show_ads
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { create: abandoned_cart }
              action: add
              match_on: [email]
            next: cool_off
          - { id: cool_off, type: delay, settings: { duration: 3d }, next: bought_since }
          - id: bought_since
            type: decision_split
            settings: { if: { event: purchase, in_last: 3d } }
            next: { yes: stop_ads, no: exit }
          - id: stop_ads
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { existing: abandoned_cart }
              action: remove
              match_on: [email]

        """
}
