/// The benchmarks that the figures of the notes come from; `CANVAS_BENCHMARKS=1 swift run -c release benchmarks`.
///
/// Each prints one line of JSON, as the peers' runner expects of an implementation.
@main struct Benchmarks {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
        switch (arguments.first, arguments.count) {
        case ("journey", _): try await JourneyBenchmark(people: count, atOnce: false).run()
        case ("journey-at-once", _): try await JourneyBenchmark(people: count, atOnce: true).run()
        case ("journey-people", _): try JourneyBenchmark(people: count, atOnce: false).makePeople()
        case ("keys", 3): try KeysBenchmark(input: arguments[1], output: arguments[2]).run()
        case ("networks", _): try NetworksBenchmark(people: count).run()
        case ("generate", _): GenerationBenchmark(people: count).run()
        case ("sync", _): try await SyncBenchmark(people: count).run()
        case ("scenarios", 2): try await ScenariosBenchmark(scenarios: count).run()
        default:
            print("usage: benchmarks journey N | journey-at-once N | journey-people N")
            print("       benchmarks keys IN.csv OUT | networks N | generate N | sync N | scenarios N")
        }
    }
}
