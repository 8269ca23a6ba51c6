/// The benchmarks that the figures of the notes come from; `CANVAS_BENCHMARKS=1 swift run -c release benchmarks`.
///
/// Each prints one line of JSON, as the peers' runner expects of an implementation.
@main struct Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
        switch arguments.first {
        case "journey": try await JourneyBenchmark(people: count, atOnce: false).run()
        case "journey-at-once": try await JourneyBenchmark(people: count, atOnce: true).run()
        default: print("usage: benchmarks journey N | journey-at-once N")
        }
    }
}
