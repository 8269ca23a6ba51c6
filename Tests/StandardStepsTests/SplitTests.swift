import CanvasModel
import CanvasStep
import StandardSteps
import Testing

@Suite struct SplitTests {
    @Test("A decision split asks about each person at the instant")
    func decision() async throws {
        let people = try People.with("plan", [("ada", "pro"), ("bob", "free"), ("eve", nil)])
        var settings = DecisionSplit.Settings()
        settings.condition = .any([
            try .attribute("plan", equals: "pro"), .event("purchase", inLast: .hours(1)),
        ])
        let now = Instant(seconds: 10_000)
        var harness = try await StepHarness(
            DecisionSplit.self,
            settings,
            people: people,
            events: [("bob", "purchase", now - .hours(1)), ("eve", "purchase", Instant(seconds: 9_999))]
        )
        let verdicts = try await harness.process(at: now)
        for (id, path) in [("ada", 0), ("bob", 1), ("eve", 0)] as [(String, UInt8)] {
            #expect(verdicts[try #require(people.person(externalID: id))] == .advance(by: path), "\(id)")
        }
    }

    @Test("Audience paths take the first group whose filter holds")
    func audience() async throws {
        let people = try People.with("plan", [("ada", "pro"), ("bob", "free"), ("eve", nil)])
        var settings = AudiencePaths.Settings()
        for (name, plan) in [("first", "pro"), ("again", "pro"), ("free", "free")] {
            var group = AudiencePaths.Group()
            group.name = name
            group.condition = try .attribute("plan", equals: plan)
            settings.groups.append(group)
        }
        var harness = try await StepHarness(AudiencePaths.self, settings, people: people)
        let verdicts = try await harness.process(at: Instant(seconds: 0))
        for (id, path) in [("ada", 0), ("bob", 2), ("eve", 3)] as [(String, UInt8)] {
            #expect(verdicts[try #require(people.person(externalID: id))] == .advance(by: path), "\(id)")
        }
        let declaration = AudiencePaths.declaration
        #expect(declaration.paths(settings).map(\.name) == ["first", "again", "free", "everyone_else"])
    }

    @Test("Who takes a path of a split has passed its filter and none before")
    func passing() throws {
        var settings = AudiencePaths.Settings()
        for plan in ["a", "b"] {
            var group = AudiencePaths.Group()
            group.name = plan
            group.condition = try .attribute("plan", equals: plan)
            settings.groups.append(group)
        }
        func shape(_ path: String) -> [String] {
            guard case .all(let parts)? = AudiencePaths.declaration.passing(settings, path) else { return [] }
            return parts.map { if case .not = $0 { "not" } else { "is" } }
        }
        #expect(shape("a") == ["is"])
        #expect(shape("b") == ["not", "is"])
        #expect(shape("everyone_else") == ["not", "not"])
    }

    static func experiment(_ shares: [Int], randomize: Bool = false) -> ExperimentPaths.Settings {
        var settings = ExperimentPaths.Settings()
        settings.randomize = randomize
        settings.paths = shares.enumerated().map { index, share in
            var path = ExperimentPaths.Path()
            path.name = "p\(index)"
            path.share = share
            return path
        }
        return settings
    }

    @Test("An experiment divides people in the shares given")
    func shares() async throws {
        let people = try People.anybody(10_000)
        var harness = try await StepHarness(
            ExperimentPaths.self,
            Self.experiment([5000, 0, 3000, 2000]),
            people: people
        )
        let verdicts = try await harness.process(at: Instant(seconds: 0))
        let counts = (0..<4).map { path in verdicts.count { Int($0.path) == path } }
        #expect(counts[1] == 0)
        for (count, wanted) in zip(counts, [5000, 0, 3000, 2000]) { #expect(abs(count - wanted) < 200, "\(counts)") }
    }

    @Test("A person who comes again takes the same path, unless paths are randomised", arguments: [false, true])
    func sticky(randomize: Bool) async throws {
        let people = try People.anybody(1000)
        let settings = Self.experiment([5000, 5000], randomize: randomize)
        var harness = try await StepHarness(ExperimentPaths.self, settings, people: people)
        let first = try await harness.process(at: Instant(seconds: 0))
        let second = try await harness.process(at: Instant(seconds: 5)) {
            Visit(entry: $0, person: $0, entryOrdinal: 1)
        }
        #expect((first == second) == !randomize)
        #expect(try await harness.process(at: Instant(seconds: 9)) == first)
    }

    @Test("Another seed divides people otherwise")
    func seeds() async throws {
        let people = try People.anybody(100)
        var one = try await StepHarness(ExperimentPaths.self, Self.experiment([5000, 5000]), people: people, seed: 1)
        var two = try await StepHarness(ExperimentPaths.self, Self.experiment([5000, 5000]), people: people, seed: 2)
        let first = try await one.process(at: Instant(seconds: 0))
        #expect(try await two.process(at: Instant(seconds: 0)) != first)
    }
}
