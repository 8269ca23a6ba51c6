import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@Suite struct IncidentTests {
    @Test("an incident pauses its scope, is probed by one batch at a time, and a success releases the rest")
    func probing() throws {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.at < .hours(2) ? .incident(.token, "R1") : .accepted($0.people.count) }
        driver.offer(0..<500, to: lane)
        driver.run(until: .hours(1))
        let incident = try #require(driver.engine.currentIncidents.first)
        #expect(incident.openedAt == Instant(seconds: 5))
        #expect(incident.closedAt == nil)
        #expect(incident.people == 500)
        #expect(incident.step == "show")
        #expect(incident.scope == "token")
        #expect(driver.sent.count < 20)
        #expect(Set(driver.sent.map(\.at)).count == driver.sent.count)
        driver.settle()
        #expect(driver.synced == 500)
        let closed = try #require(driver.engine.currentIncidents.first)
        #expect(driver.engine.currentIncidents.count == 1)
        #expect(closed.people == 500)
        #expect(closed.closedAt.map { $0 >= .hours(2) && $0 <= .hours(2.3) } == true)
        #expect(Set(driver.outcomeTimes).count == 1)
    }

    @Test("who is not through 13 hours after they were first due is errored, with the incident's row")
    func neverSolved() throws {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { _ in .incident(.adAccount, "R3") }
        driver.offer(0..<300, to: lane)
        driver.offer(300..<310, to: lane, at: 3600)
        driver.run(until: Instant(seconds: 3605))
        driver.settle()
        #expect(driver.errored == 310)
        #expect(driver.outcomes.allSatisfy { $0.reason.map { driver.engine.reasons[$0] } == "R3: problem R3" })
        let late = zip(driver.outcomes, driver.outcomeTimes).filter { $0.0.person >= 300 }.map(\.1)
        #expect(Set(late) == [Instant(seconds: 3605) + .hours(13)])
        let incident = try #require(driver.engine.currentIncidents.first)
        #expect(incident.closedAt == nil)
        #expect(incident.people == 310)
        #expect(incident.code == "R3")
    }

    @Test("a token's incident pauses all ad accounts, an ad account's only its own")
    func scopes() {
        for (scope, others) in [(NetworkProblem.Scope.token, 0), (.adAccount, 1)] {
            var driver = EngineDriver()
            let (one, other) = (driver.lane(), driver.lane(audience: "b", adAccount: "other"))
            driver.answer = { $0.lane == one ? .incident(scope, "R4") : .accepted($0.people.count) }
            driver.offer([1], to: one)
            driver.run(until: Instant(seconds: 5))
            driver.offer([2], to: other)
            driver.run(until: Instant(seconds: 9))
            driver.run(until: Instant(seconds: 10))
            #expect(driver.sent.count { $0.lane == other && $0.at.seconds <= 10 } >= others)
            if scope == .token { #expect(driver.sent.allSatisfy { $0.lane == one || $0.at.seconds >= 10 }) }
        }
    }

    @Test("a removal refused as too small pauses that audience's removals only")
    func removalFloor() throws {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        let otherRemove = driver.lane(.remove, audience: "b")
        var members = 0
        driver.answer = { request in
            if request.lane == add { members += request.people.count }
            if request.lane == remove, members < 300 { return .incident(.operation, "R6") }
            return .accepted(request.people.count)
        }
        driver.offer(0..<100, to: add)
        driver.run(until: Instant(seconds: 5))
        driver.offer(0..<10, to: remove, step: 1)
        driver.offer(0..<10, to: otherRemove, step: 1)
        driver.run(until: .hours(1))
        #expect(driver.sent.filter { $0.lane == otherRemove }.count == 1)
        #expect(driver.synced == 110)
        driver.offer(100..<400, to: add)
        driver.settle()
        #expect(driver.synced == 420)
        let incident = try #require(driver.engine.currentIncidents.first)
        #expect(incident.scope == "operation remove name of a")
        #expect(incident.step == "hide")
        #expect(incident.people == 10)
        #expect(incident.closedAt != nil)
    }

    @Test("an incident that comes again is another one")
    func again() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = {
            $0.at.seconds < 100 || (4000..<4100).contains($0.at.seconds)
                ? .incident(.token, "R1") : .accepted($0.people.count)
        }
        driver.offer([1], to: lane)
        driver.offer([2], to: lane, at: 4000)
        driver.settle()
        #expect(driver.engine.incidents.count == 2)
        #expect(driver.engine.incidents.allSatisfy { $0.closedAt != nil })
        #expect(driver.synced == 2)
    }
}
