import AudienceSync
import CanvasModel
import Testing

@Suite struct BatchingTests {
    @Test("everyone waiting is sent five seconds after the first of them came, in full requests")
    func everyFiveSeconds() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.offer(0..<120, to: lane)
        driver.offer(120..<250, to: lane, at: 3)
        driver.run(until: Instant(seconds: 60))
        #expect(driver.sent.map(\.at.seconds) == [5, 5, 5])
        #expect(driver.sent.map(\.people.count) == [100, 100, 50])
        #expect(driver.sent.flatMap(\.people) == Array(0..<250))
        #expect(driver.synced == 250)
    }

    @Test("with 2,000 people or an hour, 2,001 people are one full batch at once and one who waits for the timer")
    func twoThousandAndOne() {
        var driver = EngineDriver(people: 2001, limits: SyncLimits(people: 10_000, bytes: 1 << 20))
        let lane = driver.lane(batching: .people(2000, within: .hours(1)))
        driver.offer(0..<2001, to: lane)
        driver.pump()
        #expect(driver.sent.map(\.people.count) == [2000])
        driver.run(until: .hours(2))
        #expect(driver.sent.map(\.at.seconds) == [0, 3600])
        #expect(driver.sent.last?.people == [2000])
    }

    @Test("a size above the network's maximum is cut to it")
    func sizeAboveMaximum() {
        var driver = EngineDriver()
        let lane = driver.lane(batching: .people(250, within: .hours(1)))
        driver.offer(0..<250, to: lane)
        driver.pump()
        #expect(driver.sent.map(\.people.count) == [100, 100, 50])
    }

    @Test("the end of the journey sends who waits for company")
    func finish() {
        var driver = EngineDriver()
        let lane = driver.lane(batching: .people(2000, within: .hours(1)))
        driver.offer(0..<3, to: lane)
        driver.settle()
        #expect(driver.sent.map(\.at.seconds) == [0])
        #expect(driver.engine.pending == 0)
    }

    @Test("steps of one audience and operation share a lane; other keys or batching have their own")
    func sharedLanes() {
        var driver = EngineDriver()
        let lane = driver.lane()
        #expect(driver.lane() == lane)
        #expect(driver.lane(.remove) != lane)
        #expect(driver.lane(matching: 1) != lane)
        #expect(driver.lane(batching: .people(5, within: .hours(1))) != lane)
    }

    @Test("batches of one flush are a session: numbered, the last one marked, the total told")
    func session() {
        var driver = EngineDriver(limits: SyncLimits(people: 100, bytes: 1 << 20, session: .minutes(90)))
        let lane = driver.lane()
        driver.offer(0..<250, to: lane)
        driver.run(until: Instant(seconds: 5))
        #expect(Set(driver.sent.map(\.session.id)).count == 1)
        #expect(driver.sent.map(\.session.sequence) == [1, 2, 3])
        #expect(driver.sent.map(\.session.isLast) == [false, false, true])
        #expect(driver.sent.map(\.session.estimatedTotal) == [250, 250, 250])
        #expect(driver.sent.map(\.session.acknowledged) == [0, 100, 200])
        driver.offer(300..<301, to: lane)
        driver.settle()
        #expect(driver.sent.last.map { $0.session.id != driver.sent[0].session.id && $0.session.sequence == 1 } == true)
    }

    @Test("two runs of one seed at one network have no session in common, and differ in nothing else")
    func sessionsOfRuns() {
        let runs = [0, 1, 2].map { (nonce: UInt64) in
            var driver = EngineDriver(nonce: nonce)
            let lane = driver.lane()
            driver.answer = { $0.at.seconds < 100 ? .outage : .accepted($0.people.count) }
            driver.offer(0..<250, to: lane)
            driver.settle()
            return driver
        }
        let ids = runs.map { Set($0.sent.map(\.session.id)) }
        #expect(ids[0].isDisjoint(with: ids[1]) && ids[1].isDisjoint(with: ids[2]))
        #expect(runs.allSatisfy { $0.sent.map(\.at) == runs[0].sent.map(\.at) })
    }

    @Test("a session ends with the network's window")
    func sessionWindow() {
        var driver = EngineDriver(limits: SyncLimits(people: 100, bytes: 1 << 20, session: .minutes(90)))
        let lane = driver.lane()
        driver.answer = {
            Interpretation(
                $0.session.sequence == 1
                    ? .accepted(received: 100, refused: .none) : .accepted(received: $0.people.count, refused: .none),
                usage: .exhausted(wait: .minutes(50))
            )
        }
        driver.offer(0..<400, to: lane)
        driver.settle()
        #expect(driver.sent.map(\.session.sequence) == [1, 2, 1, 2])
        #expect(driver.synced == 400)
    }

    @Test("what is sent again goes in a session of its own")
    func sessionOfRetry() {
        var driver = EngineDriver(limits: SyncLimits(people: 100, bytes: 1 << 20, session: .minutes(90)))
        let lane = driver.lane()
        driver.answer = { $0.at.seconds <= 5 ? .outage : .accepted($0.people.count) }
        driver.offer(0..<250, to: lane)
        driver.settle()
        let ids = driver.sent.filter { $0.people.contains(0) }.map(\.session.id)
        #expect(ids.count == 2)
        #expect(Set(ids).count == 2)
        #expect(driver.synced == 250)
    }
}
