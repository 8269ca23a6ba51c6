import Testing

@Suite struct NeutralityTests {
    /// What declarations call `type:` wherever steps are declared; some are written out, so that a change of how
    /// declarations look does not empty the list.
    private static let stepTypes: Set<String> = {
        let written: Set = ["delay", "decision_split", "audience_paths", "experiment_paths", "facebook_audience"]
        let steps = SourceFile.all.filter { $0.module == "StandardSteps" || $0.isPlugin }
        return steps.flatMap(\.lines).reduce(into: written) { names, line in
            for match in line.matches(of: /\btype: "([a-z_]+)"/) { names.insert(String(match.1)) }
        }
    }()

    private static let networks: Set = ["facebook", "meta", "google", "tiktok", "snapchat", "pinterest", "criteo"]

    private static let agnostic = SourceFile.all.filter { ["CanvasHost", "CanvasFlow"].contains($0.module) }

    @Test("Host and runner name no step type and no network", arguments: agnostic)
    func neutral(file: SourceFile) {
        for line in file.lines {
            let texts = line.matches(of: /"([^"]*)"/).map { String($0.1) }
            #expect(Self.stepTypes.isDisjoint(with: texts), "\(line)")
            let words = line.lowercased().matches(of: /[a-z]+/).map { String($0.0) }
            #expect(Self.networks.isDisjoint(with: words), "\(line)")
        }
    }

    /// What would make two runs of one input differ, or a run last.
    private static let worldly = [
        "Date()", "Date.now", "Task.sleep", "Thread.sleep", "usleep(", "nanosleep(", "ContinuousClock",
        "SuspendingClock", "DispatchTime", "CFAbsoluteTimeGetCurrent", "clock_gettime(", "gettimeofday(", "time(nil)",
        "SystemRandomNumberGenerator", ".random(", ".randomElement(", ".shuffle(", ".shuffled(", "arc4random", "UUID()",
        ".hashValue", "Hasher()", "getenv(", "ProcessInfo",
    ]

    /// The edges, where wall time is the point: a real network is waited for, a client of its own is answered, a run
    /// says how long it took.
    private static let edges: [(path: String, allowed: Set<String>)] = [
        ("Sources/AudienceSync/Transport/", ["ContinuousClock", "Task.sleep"]),
        ("Sources/AudienceSync/Launch/Pause.swift", ["ContinuousClock", "Task.sleep"]),
        ("Sources/NetworkSimulator/", ["ContinuousClock", "Task.sleep", "Date()", "Date.now"]),
        ("Sources/CanvasFlow/", ["ContinuousClock"]),
    ]

    private static let pure = SourceFile.all.filter {
        !["CanvasScenario", "CanvasTesting", "CanvasCommands", "canvas"].contains($0.module)
    }

    @Test("Steps, engine, runner and simulators have no clock, chance or environment of their own", arguments: pure)
    func deterministic(file: SourceFile) {
        let allowed = Self.edges.filter { file.path.hasPrefix($0.path) }.reduce(into: Set()) {
            $0.formUnion($1.allowed)
        }
        for line in file.lines {
            let found = Self.worldly.filter { !allowed.contains($0) && line.contains($0) }
            #expect(found == [], "\(line)")
        }
    }
}
