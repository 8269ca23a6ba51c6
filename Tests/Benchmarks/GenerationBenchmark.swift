import CanvasModel
import CanvasScenario

/// How long the people of `canvas run --generate` take to make.
struct GenerationBenchmark {
    let people: Int

    func run() {
        let clock = ContinuousClock()
        let began = clock.now
        let made = PeopleGenerator(count: people, seed: 7).generate()
        print("{\"people\": \(made.count), \"seconds\": \((clock.now - began) / .seconds(1))}")
    }
}
