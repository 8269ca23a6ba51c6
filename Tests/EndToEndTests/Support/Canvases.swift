/// Canvases that several tests run.
enum Canvases {
    /// Two steps and no network.
    static let small = """
        name: Small
        schedule: { type: scheduled, at: 2026-03-02T09:00:00Z }
        steps:
          - { id: wait, type: delay, settings: { duration: 1h }, next: mail }
          - { id: mail, type: message, settings: { channel: email } }

        """

    /// A split on a plan, with a message on either side.
    static let twoWays = """
        name: Two ways
        schedule: { type: scheduled, at: 2026-03-02T09:00:00Z }
        steps:
          - id: split
            type: decision_split
            settings: { if: { custom_attribute: plan, equals: pro } }
            next: { yes: pros, no: others }
          - { id: pros, type: message, settings: { channel: email } }
          - { id: others, type: message, settings: { channel: email } }

        """

    /// Everybody is added to an audience at once.
    static let adding = """
        name: Adding
        schedule: { type: scheduled, at: 2026-03-02T09:00:00Z }
        audience: { attribute: ad_tracking_enabled, equals: true }
        steps:
          - id: add
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { create: everybody }
              action: add
              match_on: [email, phone, first_name, last_name]

        """

    /// A number of steps, each after the one before.
    static func line(of count: Int) -> String {
        let steps = (1...count).map { index in
            let next = index < count ? ", next: s\(index + 1)" : ""
            return "  - { id: s\(index), type: message, settings: { channel: email }\(next) }\n"
        }
        return "name: Line\nschedule: { type: scheduled, at: 2026-03-02T09:00:00Z }\nsteps:\n" + steps.joined()
    }
}
