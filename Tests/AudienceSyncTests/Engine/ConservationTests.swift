import AudienceSync
import CanvasModel
import Testing

@Suite struct ConservationTests {
    @Test(
        "every offered visit gets exactly one outcome, whatever the network answers",
        arguments: 0..<40 as Range<UInt64>
    )
    func conservation(seed: UInt64) {
        var driver = Self.journey(seed: seed)
        driver.settle()
        #expect(driver.outcomes.map(\.entry).sorted() == Array(0..<driver.entries))
        #expect(driver.engine.pending == 0)
        #expect(driver.engine.nextWake == nil)
    }

    @Test("the ledger is what the network has acknowledged last", arguments: 40..<60 as Range<UInt64>)
    func ledger(seed: UInt64) {
        var driver = Self.journey(seed: seed)
        driver.settle()
        var last: [UInt32: SyncOperation] = [:]
        for outcome in driver.outcomes where outcome.isSynced && outcome.supersededBy == nil && outcome.step != 2 {
            last[outcome.person] = outcome.step == 0 ? .add : .remove
        }
        for person in 0..<UInt32(50) { #expect(driver.engine.isMember(person, of: 0) == (last[person] == .add)) }
    }

    @Test("the same seed gives the same requests at the same instants")
    func determinism() {
        var (one, other) = (Self.journey(seed: 3), Self.journey(seed: 3))
        one.settle()
        other.settle()
        #expect(one.sent.map(\.at) == other.sent.map(\.at))
        #expect(one.sent.map(\.people) == other.sent.map(\.people))
        #expect(one.sent.map(\.session) == other.sent.map(\.session))
        #expect(one.outcomes == other.outcomes)
        #expect(Set(one.sent.map(\.session.id)).count > 10)
    }

    /// A random journey of fifty people through additions and removals, past a network that answers at random.
    private static func journey(seed: UInt64) -> EngineDriver {
        var driver = EngineDriver(
            people: 50,
            limits: SyncLimits(people: 8, bytes: 1 << 20, session: .minutes(90)),
            seed: seed
        )
        let lanes = [
            driver.lane(), driver.lane(.remove),
            driver.lane(audience: "b", batching: .people(5, within: .minutes(10))),
        ]
        var state = StableHash.mix(seed)
        func below(_ bound: UInt64) -> UInt64 {
            state = StableHash.mix(state)
            return Draw(bits: state).below(bound)
        }
        var answers = StableHash.mix(seed &+ 99)
        driver.answer = { request in
            answers = StableHash.mix(answers)
            let rows = request.people.count
            return switch Draw(bits: answers).below(14) {
            case 0: .outage
            case 1: .throttled(Int64(answers % 5000))
            case 2: .throttled(nil)
            case 3: .badBody
            case 4: Interpretation(.dropRecords(.positions([0]), problem: Interpretation.problem(.operation, "R9")))
            case 5: .incident(.operation, "R6")
            case 6: .incident(.audience, "R5")
            case 7: .incident(.token, "R1")
            case 8: .accepted(rows - 1)
            case 9: Interpretation(.accepted(received: rows, refused: .count(1)))
            case 10: Interpretation(.accepted(received: rows, refused: .positions([rows - 1])), usage: .high)
            case 11: Interpretation(.accepted(received: rows, refused: .none), usage: .exhausted(wait: nil))
            default: .accepted(rows)
            }
        }
        for _ in 0..<150 {
            let step = Int(below(3))
            let people = (0..<below(6)).map { _ in UInt32(below(50)) }
            driver.offer(people, to: lanes[step], step: step)
            switch below(4) {
            case 0: driver.run(until: Instant(seconds: driver.now.seconds + Int64(below(3000))))
            case 1:
                // Leaves a request in flight while more people come.
                if let request = driver.send() {
                    driver.offer(
                        request.people.reversed(),
                        to: lanes[request.lane == lanes[0] ? 1 : request.lane],
                        step: request.lane == lanes[0] ? 1 : request.lane
                    )
                    driver.now = Instant(seconds: driver.now.seconds + 30)
                    driver.engine.answered(driver.answer(request), at: driver.now)
                    driver.collect()
                }
            default: driver.run(until: Instant(seconds: driver.now.seconds + Int64(below(10))))
            }
        }
        return driver
    }
}
