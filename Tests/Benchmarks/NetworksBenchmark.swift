import AudienceSync
import CanvasModel
import CanvasScenario
import CanvasStep
import ExampleAudience
import FacebookAudience
import GoogleAudience
import LinkedInAudience
import TikTokAudience

/// Match keys and whole requests of every network, by e-mail address and phone number, or by what LinkedIn has in its
/// place; each as people a second, and as a ratio to Facebook's.
struct NetworksBenchmark {
    let people: Int

    func run() throws {
        let people = PeopleGenerator(count: people, seed: 7).generate()
        let both = "match_on: [email, phone]"
        let rates = [
            ("facebook", try rate(FacebookAudienceStep.self, FacebookNetwork(), "act_1234567890", both, people)),
            (
                "example",
                try rate(ExampleAudienceStep.self, ExampleAudience().adNetwork, "\"1234567890\"", both, people)
            ),
            ("google", try rate(GoogleAudienceStep.self, GoogleNetwork(), "123-456-7890", both, people)),
            (
                "linkedin",
                try rate(
                    LinkedInAudienceStep.self,
                    LinkedInNetwork(),
                    "\"512345678\"",
                    "match_on: [email, google_ad_id]",
                    people
                )
            ),
            ("tiktok", try rate(TikTokAudienceStep.self, TikTokNetwork(), "\"7000000000000000001\"", both, people)),
        ]
        let figures = rates.map { name, rate in
            "\"\(name)\": {\"people_per_second\": \(Int(rate)), \"to_facebook\": \((rate / rates[0].1 * 100).rounded() / 100)}"
        }
        print("{" + figures.joined(separator: ", ") + "}")
    }

    /// The best of three times, in people a second.
    private func rate<StepType: AudienceStep>(
        _ type: StepType.Type,
        _ network: StepType.Network,
        _ adAccount: String,
        _ fields: String,
        _ people: People
    ) throws -> Double {
        let text = "ad_account: \(adAccount)\naudience: { create: bench }\n\(fields)\n"
        var diagnostics = Diagnostics()
        let document = try DocumentReader(file: "benchmark").read(Array(text.utf8))
        let settings = type.declaration.read(document, at: Position(file: "benchmark"), into: &diagnostics)
        precondition(diagnostics.all.isEmpty, "\(diagnostics.all)")
        let audience = type.assignment(of: settings).audience
        let handle = AudienceHandle(adAccount: audience.adAccount, id: "1234567890", name: "bench")
        let target = SyncTarget(operation: .add, audience: audience, handle: handle)
        let clock = ContinuousClock()
        let times = (0..<3).map { _ in
            let began = clock.now
            var encoder = network.encoder(for: audience.matching, people: people)
            let size = min(network.limits.people, 10_000)
            var bytes = 0
            for start in stride(from: 0, to: people.count, by: size) {
                var body = ByteBuffer()
                network.begin(target, in: &body)
                var rows = 0
                for person in start..<min(start + size, people.count) where encoder.hasKey(person, in: people) {
                    if rows > 0 { body.append(literal: network.rowSeparator) }
                    encoder.append(person, in: people, to: &body)
                    rows += 1
                }
                let session = SyncSession(
                    id: 1,
                    sequence: 1,
                    isLast: true,
                    estimatedTotal: rows,
                    acknowledged: 0
                )
                let batch = SyncBatch(target: target, session: session, rows: rows)
                let now = Instant(seconds: 0)
                bytes += network.request(for: batch, body: body, credentials: [:], at: now).body.count
            }
            precondition(bytes > people.count)
            return (clock.now - began) / .seconds(1)
        }
        return Double(people.count) / (times.min() ?? 1)
    }
}
