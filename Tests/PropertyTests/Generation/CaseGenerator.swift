/// Makes cases by chance; what it makes is a function of the seed.
struct CaseGenerator {
    static let events = ["cart", "purchase", "visit", "closed"]

    var random: SplitMix64
    /// The steps that filters and behavior may ask about.
    var cited: [(id: String, type: String)] = []

    /// The audiences that a step makes already.
    var made: Set = ["crowd"]

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    /// A canvas and its world.
    ///
    /// - Throws: `NoGenerator` when a registered step type has none here.
    mutating func makeCase(of types: [String]) throws -> Case {
        var made = Case()
        made.seed = below(1000)
        let count = 1 + below(8)
        let chosen = (0..<count).map { _ in pick(types) }
        cited = chosen.enumerated().map { ("s\($0)", $1) }
        for index in 0..<count { made.steps.append(try step(index, of: count, chosen[index])) }
        entryRules(of: &made)
        world(of: &made)
        return made
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// An instant so many seconds after the start, often one that others have too.
    mutating func instant(from first: Int, to last: Int) -> String {
        var second = first + below(last - first)
        if chance(50) { second = second / 3600 * 3600 }
        // Counted from the first of March, a day and nine hours before the start.
        let total = second + 33 * 3600
        let (day, clock) = (1 + total / 86_400, total % 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "2026-03-\(two(day))T\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))Z"
    }
}
