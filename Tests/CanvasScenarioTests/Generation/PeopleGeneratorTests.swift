import CanvasModel
import CanvasScenario
import Testing

@Suite struct PeopleGeneratorTests {
    static func shapes(_ text: String) throws -> [(name: String, shape: Shape)] {
        let document = try DocumentReader(file: "a.yaml").read(
            Array("canvas: c\npeople: { generate: 1, with: { \(text) } }\n".utf8)
        )
        var diagnostics = Diagnostics()
        let scenario = Scenario.read(document, into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        guard case .generated(_, let shapes) = scenario?.people else { return [] }
        return shapes
    }

    private func values(_ text: String, _ name: String, count: Int = 4_000) throws -> [AttributeValue] {
        let people = PeopleGenerator(count: count, seed: 7, shapes: try Self.shapes(text)).generate()
        guard let column = people.column(named: name) else { return [] }
        return (0..<count).map { people.value(column, of: $0) }
    }

    private func numbers(_ values: [AttributeValue]) -> [Double] {
        values.compactMap { if case .number(let number) = $0 { number } else { nil } }.sorted()
    }

    @Test("a person is a function of seed and number alone, whatever the size of the population")
    func deterministic() {
        let few = PeopleGenerator(count: 50, seed: 7).generate()
        let many = PeopleGenerator(count: 500, seed: 7).generate()
        for number in 1...50 {
            let id = "p-0000" + (number < 10 ? "0" : "") + String(number)
            let (one, other) = (few.person(externalID: id), many.person(externalID: id))
            #expect(one != nil && other != nil)
            guard let one, let other else { continue }
            for column in few.columns {
                #expect(few.value(column.name, of: id) == many.value(column.name, of: id))
            }
            #expect(few.deviceTexts(of: one) == many.deviceTexts(of: other))
        }
        #expect(few.lines == PeopleGenerator(count: 50, seed: 7).generate().lines)
        #expect(few.lines != PeopleGenerator(count: 50, seed: 8).generate().lines)
        #expect(few.person(externalID: "p-000051") == nil)
    }

    @Test("several threads make the same people", arguments: [2, 3])
    func threads(_ threads: Int) async throws {
        let generator = PeopleGenerator(
            count: 20_000,
            seed: 7,
            shapes: try Self.shapes("plan: { one_of: { a: 1, b: 2 } }")
        )
        let (one, several) = (generator.generate(), await generator.generate(threads: threads))
        #expect(one.hashes == several.hashes)
        #expect(one.columns.map(\.name) == several.columns.map(\.name))
        for person in stride(from: 0, to: one.count, by: 7) {
            #expect(one.externalID(of: person) == several.externalID(of: person))
            for column in one.columns.indices {
                #expect(one.value(column, of: person) == several.value(column, of: person))
            }
            #expect(one.deviceTexts(of: person) == several.deviceTexts(of: person))
        }
    }

    @Test("profiles are synthetic and messy")
    func messy() throws {
        let people = PeopleGenerator(count: 4_000, seed: 1).generate()
        func texts(_ name: String) throws -> [String] {
            let column = try #require(people.column(named: name))
            return (0..<people.count).compactMap {
                if case .text(let text) = people.value(column, of: $0) { text } else { nil }
            }
        }
        let emails = try texts("email")
        #expect(emails.count < people.count)
        #expect(Set(emails.map { $0.lowercased() }).count == emails.count)
        let domains = ["@example.com", "@example.org", "@example.net"]
        #expect(emails.allSatisfy { email in domains.contains { email.lowercased().contains($0) } })
        #expect(emails.contains { $0 != $0.lowercased() })
        #expect(try texts("first_name").contains { !$0.utf8.allSatisfy { $0 < 0x80 } })
        let phones = try texts("phone")
        #expect(phones.contains { $0.hasPrefix("+") })
        #expect(phones.contains { $0.hasPrefix("0") })
        let american = phones.filter { $0.hasPrefix("+1") }.map { $0.filter(\.isNumber) }
        #expect(!american.isEmpty)
        #expect(american.allSatisfy { $0.count == 11 && $0.dropFirst(4).hasPrefix("55501") })
        #expect(Set(try texts("country").map { $0.uppercased() }) == ["US", "GB", "DE", "FR", "JP", "AU", "SE"])
        #expect(try texts("zip").contains { $0.hasPrefix("0") })
        #expect(people.column(named: "ad_tracking_enabled") != nil)
        let counts = (0..<people.count).map { people.devices.rows(of: $0).count }
        #expect(Set(counts) == [0, 1, 2])
    }

    @Test("a shape spreads the values of its attribute")
    func spread() throws {
        let plans = try values("plan: { one_of: { free: 0.8, pro: 0.2 } }", "plan")
        let pro = plans.count { $0 == .text("pro") }
        #expect((600...1_000).contains(pro))
        #expect(plans.count { $0 == .text("free") } == 4_000 - pro)
        let amounts = numbers(try values("v: { log_normal: { median: 40, sigma: 1.2 }, missing: 0.5 }", "v"))
        #expect((1_850...2_150).contains(amounts.count))
        #expect((34...46).contains(amounts[amounts.count / 2]))
        let ages = numbers(try values("age: { integer: { from: 18, to: 20 } }", "age"))
        #expect(Set(ages) == [18, 19, 20])
        let scores = numbers(try values("s: { uniform: { from: -1, to: 1 } }", "s"))
        #expect(scores[0] >= -1 && scores[3_999] <= 1 && abs(scores[2_000]) < 0.1)
        let heights = numbers(try values("h: { normal: { mean: 170, sigma: 10 } }", "h"))
        #expect(abs(heights[2_000] - 170) < 1)
        let vips = try values("vip: { boolean: 0.25 }", "vip")
        #expect((850...1_150).contains(vips.count { $0 == .boolean(true) }))
        #expect(Set(try values("tier: gold", "tier")) == [.text("gold")])
        #expect(
            Set(try values("d: { date: { from: 2026-01-01, to: 2026-01-02 } }", "d")) == [
                .text("2026-01-01"), .text("2026-01-02"),
            ]
        )
    }

    @Test("`missing` alone changes a standard attribute, and a shape replaces it")
    func standard() throws {
        #expect(try values("email: { missing: 0 }", "email").count { $0 == .missing } == 0)
        #expect(try values("email: { missing: 1 }", "email").isEmpty)
        #expect((900...1_100).contains(try values("zip: { missing: 0.25 }", "zip").count { $0 == .missing }))
        #expect(Set(try values("country: { one_of: { DE: 1, FR: 1 } }", "country")) == [.text("DE"), .text("FR")])
        #expect(Set(try values("state: { constant: BY, missing: 0.5 }", "state")) == [.text("BY"), .missing])
        #expect(Set(try values("ad_tracking_enabled: { boolean: 1 }", "ad_tracking_enabled")) == [.boolean(true)])
    }
}
