import CanvasModel
import Testing

@Suite struct PeopleTests {
    /// Few texts are told by codes, many are spelled out; together they may be too many only after joining.
    @Test(
        "People collected by two builders are those of one, however many different texts there are",
        arguments: [3, 40_000, 70_000]
    )
    func joining(texts: Int) throws {
        let count = 80_000
        var whole = PeopleBuilder()
        var halves = [PeopleBuilder(), PeopleBuilder()]
        for person in 0..<count {
            add(person, of: texts, to: &whole)
            add(person, of: texts, to: &halves[person * 2 / count])
        }
        var joined = halves[0]
        joined.append(halves[1])

        let (expected, found) = (try whole.finish(), try joined.finish())
        let column = try #require(found.column(named: "plan"))
        #expect(found.count == count)
        #expect(found.hashes == expected.hashes)
        for person in 0..<count where person % 997 == 0 {
            let original = try #require(Int(found.externalID(of: person).dropFirst(2)))
            #expect(found.externalID(of: person) == expected.externalID(of: person))
            #expect(found.value(column, of: person) == text(of: original, of: texts))
        }
    }

    private func add(_ person: Int, of texts: Int, to builder: inout PeopleBuilder) {
        let plan = builder.handle("plan")
        builder.begin(externalID: "p-\(person)".utf8)
        if case .text(let text) = text(of: person, of: texts) { builder.set(plan, text.utf8) }
    }

    /// Every tenth person has no plan.
    private func text(of person: Int, of texts: Int) -> AttributeValue {
        person % 10 == 9 ? .missing : .text("plan \(person % texts)")
    }
}
