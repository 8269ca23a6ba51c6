import AudienceSync
import CanvasTesting
import ExampleAudience
import Foundation
import Testing

/// Each case of the conformance kit can fail: a mistake that it is there to find, it finds.
@Suite("The conformance kit finds mistakes") struct MutationTests {
    /// A mistake for each case, by how the case's name begins.
    private static let mistakes: [(name: String, mutation: Mutation)] = [
        ("A host takes the plugin", .noName),
        ("Every row of the troubleshooting table", .emptyResolution),
        ("A requirement can be checked", .failingCheck),
        ("With a wrong token a check fails", .blindCheck),
        ("Every use case has a sample", .useCaseWithoutSample),
        ("Whom the step claims synced", .losesRows),
        ("Every visit has exactly one outcome", .offersTwice),
        ("Who is added and then removed", .keepsRemoved),
        ("Who has no key that the network takes", .claimsKeys),
        ("What somebody lacks is a hole", .closesHoles),
        ("Whose profile changes after", .readsNothing),
        ("Two launches make one audience", .createsAlways),
        ("The figures are the same over a real socket", .differsOverHTTP),
        ("A plan changes nothing", .plansByDoing),
        ("A stand-in goes on from the state", .forgetsState),
        ("The same seed sends the same bytes", .randomHeader),
        ("Every request is within the limits", .hugeBody),
        ("Replaying any request", .countsTwice),
        ("The keys on the wire", .hashesAgain),
        ("A stand-in refuses who has no credentials", .trustsAnybody),
        ("After an hour of `rate_limited`", .believesStatus),
        ("After an hour of `server_error`", .believesStatus),
        ("After an hour of `time_out`", .losesRows),
        ("After an hour of `reset`", .losesRows),
        ("After an hour of `slow`", .losesRows),
        ("After an hour of `malformed_answer`", .believesStatus),
        ("After an hour of `token_revoked`", .waitsForPeopleToAct),
        ("After an hour of `terms_withdrawn`", .waitsForPeopleToAct),
        ("After an hour of `audience_deleted`", .waitsForPeopleToAct),
        ("Of `partial_failure`", .ignoresRefusedRows),
        ("Throttling for twelve hours", .dropsThrottled),
        ("A network that never comes back", .believesStatus),
        ("A success without a word of the people", .believesStatus),
        ("No e-mail address and no phone number", .plainAddress),
        ("Incidents and reasons hold", .quotesPeople),
        ("No credential stands in a URL", .tokenInURL),
        ("The failure `token_expired`", .neverRenews),
    ]

    private static func cases(_ mutation: Mutation) -> [NetworkConformanceCase] {
        NetworkConformance.cases(
            of: MutantPlugin(mutation: mutation),
            simulator: { MutantSimulator($0, mutation) },
            settings: ["match_on": "[email, phone]"]
        )
    }

    /// The names of the cases of the reference network's error table.
    private static let failures = ExampleAudience().adNetwork.failures.map(\.name).filter { $0 != "token_expired" }

    @Test("A case fails for the mistake that it is there for", arguments: mistakes.map(\.name))
    func finds(name: String) async throws {
        let mutation = try #require(Self.mistakes.first { $0.name == name }?.mutation)
        let conformance = try #require(Self.cases(mutation).first { $0.name.hasPrefix(name) })
        await #expect(throws: (any Error).self) { try await conformance.check() }
    }

    @Test("A failure that is taken for another kind is found", arguments: failures)
    func misread(name: String) async throws {
        let conformance = try #require(
            Self.cases(.misreads(name)).first { $0.name.hasPrefix("The failure `\(name)`") }
        )
        await #expect(throws: (any Error).self) { try await conformance.check() }
    }

    @Test("A body that is not the recorded one is found")
    func recorded() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bodies")
        let conformance = NetworkConformance.recorded(
            of: MutantPlugin(mutation: .plainAddress),
            simulator: { MutantSimulator($0, .plainAddress) },
            settings: ["match_on": "[email]"],
            in: folder.appending(path: "required-only.txt")
        )
        await #expect(throws: (any Error).self) { try await conformance.check() }
    }

    @Test("There is a mistake for each case of the kit")
    func complete() {
        let names = NetworkConformance.cases(
            of: MutantPlugin(mutation: .noName),
            simulator: { MutantSimulator($0, .noName) }
        )
        .map(\.name)
        let covered = Self.mistakes.map(\.name) + Self.failures.map { "The failure `\($0)`" }
        #expect(names.filter { name in !covered.contains { name.hasPrefix($0) } } == [])
        #expect(names.count == covered.count)
    }
}
