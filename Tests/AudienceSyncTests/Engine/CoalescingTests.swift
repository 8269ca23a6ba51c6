import AudienceSync
import CanvasModel
import Testing

@Suite struct CoalescingTests {
    @Test("a removal overtakes an addition in the outbox, which takes its outcome")
    func overtaking() {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        driver.offer([1, 2], to: add)
        driver.offer([1], to: remove, step: 1)
        driver.settle()
        #expect(driver.sent.map(\.people) == [[2], [1]])
        #expect(driver.sent.map(\.lane) == [add, remove])
        let first = driver.outcomes.filter { $0.person == 1 }
        #expect(first.map(\.entry) == [0, 2])
        #expect(first.map(\.step) == [0, 1])
        #expect(first.map(\.supersededBy) == [2, nil])
        #expect(driver.synced == 3)
    }

    @Test("a duplicate keeps the place of the first and is not sent")
    func duplicate() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.offer([1, 2, 1], to: lane)
        driver.settle()
        #expect(driver.sent.map(\.people) == [[1, 2]])
        #expect(driver.outcomes.count == 3)
    }

    @Test("back and forth leaves the last operation")
    func backAndForth() {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        for lane in [add, remove, add, remove, add] { driver.offer([1], to: lane) }
        driver.settle()
        #expect(driver.sent.map(\.lane) == [add])
        #expect(driver.outcomes.count == 5)
        #expect(driver.outcomes.last?.supersededBy == nil)
    }

    @Test("the same person in two audiences is two matters")
    func twoAudiences() {
        var driver = EngineDriver()
        let (one, other) = (driver.lane(), driver.lane(audience: "b"))
        driver.offer([1], to: one)
        driver.offer([1], to: other)
        driver.settle()
        #expect(driver.sent.map(\.lane) == [one, other])
    }

    @Test("what comes while the person is in flight waits for the answer", arguments: [true, false])
    func inFlight(succeeds: Bool) {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        driver.offer([1], to: add)
        driver.now = Instant(seconds: 5)
        driver.send()
        driver.offer([1], to: remove, step: 1)
        driver.now = Instant(seconds: 20)
        #expect(driver.engine.candidate(at: driver.now) == nil)
        driver.engine.answered(succeeds ? .accepted(1) : .outage, at: driver.now)
        driver.settle()
        #expect(driver.sent.map(\.lane) == [add, remove])
        #expect(driver.outcomes.count == 2)
        // An addition that failed is overtaken by the removal that waited.
        #expect(driver.outcomes.first?.supersededBy == (succeeds ? nil : 1))
        #expect(driver.engine.isMember(1, of: 0) == false)
    }

    @Test("a failed addition that waits to be sent again is overtaken too")
    func overtakingRetry() {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        driver.answer = { $0.at.seconds == 5 ? .outage : .accepted($0.people.count) }
        driver.offer([1, 2], to: add)
        driver.run(until: Instant(seconds: 5))
        driver.offer([1], to: remove)
        driver.settle()
        #expect(driver.sent.first?.people == [1, 2])
        #expect(driver.sent.dropFirst().filter { $0.people.contains(1) }.map(\.lane) == [remove])
        #expect(driver.synced == 3)
    }

    @Test("the ledger says who is in")
    func ledger() {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        driver.offer([1, 2], to: add)
        driver.run(until: Instant(seconds: 5))
        driver.offer([2], to: remove)
        #expect(driver.engine.isMember(2, of: 0))
        driver.settle()
        #expect(driver.engine.isMember(1, of: 0))
        #expect(!driver.engine.isMember(2, of: 0))
    }
}
