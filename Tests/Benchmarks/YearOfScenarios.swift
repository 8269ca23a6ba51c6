import Foundation

/// A folder of scenarios of ten people each, who go through a year: reminders every month, a split on what they did,
/// an audience that they join and leave, entries again whenever they order.
struct YearOfScenarios {
    let folder: URL

    /// Writes the folder.
    ///
    /// - Parameter count: How many scenarios; no two have the same seed and the same events.
    init(count: Int, in folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(canvas, to: "year.canvas.yaml")
        for number in 0..<count { try write(scenario(number), to: "year-\(1000 + number).scenario.yaml") }
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private var canvas: String {
        var text = """
            name: A year of a customer
            schedule: { type: action_based, trigger: { event: ordered } }
            entry: { reentry_after: 30d }
            exit_criteria: { events: [{ event: account_closed }] }
            conversions: [{ name: Purchase, event: purchase, within: 30d }]
            steps:
              - id: join
                type: facebook_audience
                settings:
                  ad_account: act_1234567890
                  audience: { create: customers }
                  action: add
                  match_on: [email, phone]
                next: wait_1

            """
        for month in 1...11 {
            text += """
                  - { id: wait_\(month), type: delay, settings: { duration: 30d }, next: bought_\(month) }
                  - id: bought_\(month)
                    type: decision_split
                    settings: { if: { event: purchase, in_last: 30d } }
                    next: { yes: \(month < 11 ? "wait_\(month + 1)" : "leave"), no: remind_\(month) }
                  - { id: remind_\(month), type: message, settings: { channel: email }, next: \(month < 11 ? "wait_\(month + 1)" : "leave") }

                """
        }
        return text + """
              - id: leave
                type: facebook_audience
                settings:
                  ad_account: act_1234567890
                  audience: { existing: customers }
                  action: remove
                  match_on: [email, phone]

            """
    }

    private func scenario(_ number: Int) -> String {
        var text = "canvas: year.canvas.yaml\nstart: 2026-01-01T00:00:00Z\nrun_for: 365d\nseed: \(number)\npeople:\n"
        for person in 0..<10 {
            text += "  - { external_id: p\(person), email: p\(person)@example.com, ad_tracking_enabled: true }\n"
        }
        text += "events:\n"
        for person in 0..<10 {
            let day = 1 + (person + number) % 28
            text += "  - { external_id: p\(person), name: ordered, time: 2026-01-\(Self.two(day))T08:00:00Z }\n"
            for month in stride(from: 2, through: 12, by: 2 + person % 3) {
                text += "  - { external_id: p\(person), name: purchase, time: 2026-\(Self.two(month))-11T12:00:00Z, "
                text += "properties: { product_id: a, price: 12.5, currency: EUR, quantity: 1 } }\n"
            }
        }
        return text + """
            behavior:
              - { after: { step: remind_1, received: true }, opens: 0.35, clicks: 0.08, within: 1d }
            expect:
              - { step: join, users_synced: 10 }
              - { step: leave, entered: 10, users_errored: 0 }
              - { person: p3, visits: [join, wait_11, leave], entries: 1 }
              - { never: { exited: true, because: exit_criteria } }
              - { audience: customers, excludes: [p0, p9] }
              - incidents: none

            """
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
