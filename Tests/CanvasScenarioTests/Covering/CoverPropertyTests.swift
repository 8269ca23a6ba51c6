import CanvasFlow
import CanvasModel
import CanvasScenario
import Testing

@Suite("Looking for people, over made-up filters") struct CoverPropertyTests {
    @Test("Each side of a filter is taken, or nobody of a crowd takes it", arguments: 1...60)
    func sides(seed: Int) async throws {
        var making = FilterMaking(seed: UInt64(seed))
        let (first, second) = (making.filter(depth: 2), making.filter(depth: 2))
        let workshop = try CoverWorkshop(
            """
            name: Made up
            schedule: { type: action_based, trigger: { event: signed_up } }
            steps:
              - { id: first, type: decision_split, settings: { if: \(first) }, next: { yes: wait, no: wait } }
              - { id: wait, type: delay, settings: { duration: 3h }, next: second }
              - { id: second, type: decision_split, settings: { if: \(second) }, next: { yes: exit, no: exit } }

            """
        )
        let result = try await workshop.search()
        #expect(result.notFound.map { result.coverage.name(of: $0) } == [], "\(first) \(second)")
        let checked = try await workshop.check(result)
        #expect(checked.failures == [])
        let taken = Set(checked.coverage.parts.filter { $0.count > 0 }.map(\.part))
        #expect(Set(result.proposals.flatMap(\.parts)).isSubset(of: taken))
        let crowd = try await workshop.run(making.crowd())
        for found in result.impossible { #expect(crowd.coverage.count(of: found.part) == 0, "\(found.reason)") }
    }
}

/// Makes filters up, and people who have values that such filters name.
private struct FilterMaking {
    private let seed: UInt64
    private var count: UInt64 = 0

    init(seed: UInt64) {
        self.seed = seed
    }

    mutating func below(_ bound: Int) -> Int {
        count += 1
        return Int(Draw(bits: StableHash.combine(seed, count)).below(UInt64(bound)))
    }

    mutating func filter(depth: Int) -> String {
        switch depth > 0 ? below(5) : 4 {
        case 0: "{ all: [\(filter(depth: depth - 1)), \(filter(depth: depth - 1))] }"
        case 1: "{ any: [\(filter(depth: depth - 1)), \(filter(depth: depth - 1))] }"
        case 2: "{ not: \(filter(depth: depth - 1)) }"
        default: leaf()
        }
    }

    private mutating func leaf() -> String {
        let number = below(4)
        switch below(10) {
        case 0: return "{ custom_attribute: plan, equals: p\(number) }"
        case 1: return "{ custom_attribute: plan, not_in: [p1, p\(number)] }"
        case 2: return "{ custom_attribute: spent, more_than: \(number * 10) }"
        case 3: return "{ custom_attribute: spent, at_most: \(number * 10) }"
        case 4: return "{ attribute: country, exists: \(number < 2) }"
        case 5: return "{ custom_attribute: seen, after: 2026-01-0\(number + 1) }"
        case 6: return "{ event: visited, at_least: \(number + 1) }"
        case 7: return "{ event: visited, in_last: \(number + 1)h }"
        case 8: return "{ event: purchase, less_than: \(number + 1), in_last: 5h }"
        default: return "{ purchase: shoe\(number % 2), exists: \(number < 2) }"
        }
    }

    /// A scenario of 300 people.
    mutating func crowd() -> String {
        var people: [String] = []
        var events: [String] = []
        for number in 1...300 {
            var person = "external_id: c\(number)"
            if below(3) > 0 { person += ", plan: p\(below(5))" }
            if below(3) > 0 { person += ", spent: \(below(45) - 5)" }
            if below(2) > 0 { person += ", country: DE" }
            if below(2) > 0 { person += ", seen: 2026-01-0\(below(6) + 1)" }
            people.append("  - { \(person) }")
            events.append("  - { external_id: c\(number), name: signed_up, time: 2026-03-02T12:00:00Z }")
            for _ in 0..<below(5) {
                let time = "2026-03-02T\(below(8) + 10):\(below(50) + 10):00Z"
                let act = below(2) > 0 ? "name: visited" : "name: purchase, product_id: shoe\(below(3))"
                events.append("  - { external_id: c\(number), \(act), time: \"\(time)\" }")
            }
        }
        return "canvas: c.canvas.yaml\npeople:\n" + people.joined(separator: "\n") + "\nevents:\n"
            + events.joined(separator: "\n") + "\n"
    }
}
