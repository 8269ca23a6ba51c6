import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@Suite struct RetryTests {
    @Test("an outage is tried with growing waits until 13 hours after the first attempt, then errored")
    func outage() throws {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { _ in .outage }
        driver.offer(0..<10, to: lane)
        driver.run(until: .hours(20))
        let times = driver.sent.map(\.at.seconds)
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        #expect((50...120).contains(times.count))
        #expect(gaps.allSatisfy { $0 >= 5 && $0 <= 900 })
        #expect(try #require(gaps.last) >= 450)
        #expect(driver.errored == 10)
        #expect(Set(driver.outcomeTimes) == [Instant(seconds: 5) + .hours(13)])
        #expect(driver.engine.pending == 0)
        #expect(driver.engine.retriesSent == times.count - 1)
        #expect(driver.engine.incidents.isEmpty)
    }

    @Test("a hundred batches in an outage cost no more requests than a few")
    func stormIsImpossible() {
        var driver = EngineDriver(people: 10_000)
        let lane = driver.lane()
        driver.answer = { _ in .outage }
        driver.offer(0..<10_000, to: lane)
        driver.run(until: .hours(40))
        #expect(driver.sent.count < 150)
        #expect(driver.errored == 10_000)
        #expect(driver.outcomeTimes.allSatisfy { $0 <= Instant(seconds: 900) + .hours(13) })
    }

    @Test("who came in the last hours of an outage is synced after it")
    func recovery() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.at < .hours(14) ? .outage : .accepted($0.people.count) }
        driver.offer(0..<10, to: lane)
        driver.offer(10..<500, to: lane, at: 5 * 3600)
        driver.settle()
        #expect(driver.errored == 10)
        #expect(driver.synced == 490)
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person).sorted() == Array(0..<10))
    }

    @Test("a batch that always fails does not keep others from getting through")
    func poison() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.people.contains(0) ? .outage : .accepted($0.people.count) }
        driver.offer(0..<1000, to: lane)
        driver.run(until: .hours(1))
        #expect(driver.synced == 900)
        driver.settle()
        #expect(driver.errored == 100)
    }

    @Test("being throttled uses up no attempt and is waited for as long as the network says")
    func throttled() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.at.seconds < 3605 ? .throttled(3600) : .accepted($0.people.count) }
        driver.offer(0..<300, to: lane)
        driver.run(until: Instant(seconds: 5))
        driver.settle()
        #expect(driver.sent.map(\.at.seconds) == [5, 3605, 3605, 3605])
        #expect(driver.synced == 300)
        #expect(driver.engine.throttledSeconds == 3600)
        #expect(driver.engine.retriesSent == 1)
    }

    @Test("a limit without a wait is waited for with back-off, a minute at least")
    func throttledWithoutWait() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.at.seconds < 2000 ? .throttled(nil) : .accepted($0.people.count) }
        driver.offer(0..<10, to: lane)
        driver.settle()
        let times = driver.sent.map(\.at.seconds)
        #expect(zip(times.dropFirst(), times).allSatisfy { (60...900).contains($0 - $1) })
        #expect(driver.synced == 10)
    }

    @Test("one ad account's limit does not hold another one back")
    func otherAccount() {
        var driver = EngineDriver()
        let (one, other) = (driver.lane(), driver.lane(audience: "b", adAccount: "other"))
        driver.answer = { $0.lane == one && $0.at.seconds < 1000 ? .throttled(1000) : .accepted($0.people.count) }
        driver.offer([1], to: one)
        driver.offer([1], to: other)
        driver.run(until: Instant(seconds: 5))
        #expect(driver.outcomes.map(\.entry) == [1])
    }

    @Test("high usage spreads requests out before the network throttles")
    func pacing() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { Interpretation(.accepted(received: $0.people.count, refused: .none), usage: .high) }
        driver.offer(0..<500, to: lane)
        driver.settle()
        let times = driver.sent.map(\.at.seconds)
        #expect(zip(times.dropFirst(), times).map { $0 - $1 } == [2, 4, 8, 16])
        #expect(driver.engine.throttledSeconds == 30)
    }

    @Test("an answer that counts fewer rows than were sent is no acknowledgement")
    func countsFewer() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.at.seconds == 5 ? .accepted(9) : .accepted($0.people.count) }
        driver.offer(0..<10, to: lane)
        driver.run(until: Instant(seconds: 5))
        driver.settle()
        #expect(driver.sent.count == 2)
        #expect(driver.synced == 10)
        #expect(driver.engine.report(of: 0).received == 10)
    }

    @Test("the 13 hours go on while an answer is under way")
    func lateAnswer() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.offer([1], to: lane)
        driver.now = Instant(seconds: 5)
        driver.send()
        driver.now = .hours(14)
        driver.engine.answered(.outage, at: driver.now)
        driver.collect()
        #expect(driver.errored == 1)
    }

    @Test("giving up ends everybody who waits, with the reason")
    func giveUp() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { _ in .outage }
        driver.offer(0..<150, to: lane)
        driver.run(until: Instant(seconds: 5))
        driver.engine.giveUp("patience: over", at: driver.now)
        driver.collect()
        #expect(driver.errored == 150)
        #expect(driver.outcomes.allSatisfy { $0.reason.map { driver.engine.reasons[$0] } == "patience: over" })
        #expect(driver.engine.pending == 0)
    }
}
