import AudienceSync
import CanvasModel
import CanvasStep
import Testing

/// Networks that take rows first and say later what became of them.
@Suite struct JobTests {
    private static let working = Interpretation(.proceed("poll", receipt: "r1", after: .minutes(30)))

    @Test("People of a job are pending until its poll says that it is done, and nothing is sent twice")
    func polled() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { $0.phase == .rows || $0.at.seconds < 5400 ? Self.working : .accepted(3) }
        driver.offer([1, 2, 3], to: lane)
        driver.run(until: .hours(1))
        #expect(driver.engine.pending == 3)
        #expect(driver.outcomes.isEmpty)
        driver.settle()
        #expect(driver.synced == 3)
        #expect(driver.sent.map(\.phase) == [.rows, "poll", "poll", "poll"])
        #expect(driver.sent.dropFirst().allSatisfy { $0.receipt == "r1" })
        #expect(driver.engine.report(of: 0).received == 3)
    }

    @Test("While a job is worked at other people go on being sent, and the same person waits")
    func others() {
        var driver = EngineDriver()
        let (add, remove) = (driver.lane(), driver.lane(.remove))
        driver.answer = { $0.phase == .rows ? Self.working : .accepted(1) }
        driver.offer([1], to: add)
        driver.run(until: Instant(seconds: 60))
        driver.offer([1], to: remove)
        driver.offer([2], to: add)
        driver.run(until: Instant(seconds: 600))
        #expect(driver.sent.map(\.people) == [[1], [2]])
        driver.settle()
        #expect(driver.synced == 3)
        #expect(driver.sent.filter { $0.lane == remove }.map(\.people).first == [1])
    }

    @Test("A poll that is throttled, fails or meets an incident is asked again, and the rows are not")
    func failingPolls() {
        var driver = EngineDriver()
        let lane = driver.lane()
        var polls = 0
        driver.answer = { request in
            guard request.phase != .rows else { return Self.working }
            polls += 1
            return switch polls {
            case 1: .outage
            case 2: .throttled(120)
            case 3: .incident(.token, "R1")
            default: .accepted(2)
            }
        }
        driver.offer([1, 2], to: lane)
        driver.settle()
        #expect(driver.synced == 2)
        #expect(driver.sent.count { $0.phase == .rows } == 1)
        #expect(polls == 4)
        #expect(driver.engine.currentIncidents.map { $0.closedAt != nil } == [true])
    }

    @Test("A job that is never finished ends 13 hours after its rows were sent, everybody errored with the reason")
    func endless() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { _ in Self.working }
        driver.offer([1, 2], to: lane)
        driver.settle()
        #expect(driver.errored == 2)
        #expect(driver.outcomes.allSatisfy { driver.engine.reasons[$0.reason ?? 0].hasPrefix("processing: ") })
        #expect(driver.now.seconds == 13 * 3600)
        #expect(driver.engine.pending == 0)
    }

    @Test("Counts alone are halved until the refused person is alone")
    func aggregate() {
        var driver = EngineDriver()
        let lane = driver.lane()
        var batches: [[UInt32]] = []
        driver.answer = { request in
            guard request.phase != .rows else {
                batches.append(request.people)
                return Interpretation(.proceed("poll", receipt: "\(batches.count - 1)", after: .minutes(30)))
            }
            let people = Int(request.receipt).map { batches[$0] } ?? []
            let bad = people.count { $0 == 5 }
            return Interpretation(.accepted(received: people.count, refused: bad == 0 ? .none : .count(bad)))
        }
        driver.offer(0..<8, to: lane)
        driver.settle()
        #expect(driver.synced == 7)
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person) == [5])
    }

    @Test("A phase without a wait comes before anybody else's rows")
    func commit() {
        var driver = EngineDriver(limits: SyncLimits(people: 2, bytes: 1 << 20))
        let lane = driver.lane()
        driver.answer = {
            switch $0.phase {
            case .rows: Interpretation(.proceed("commit", receipt: "f", after: .zero))
            default: .accepted(2)
            }
        }
        driver.offer(0..<4, to: lane)
        driver.settle()
        #expect(driver.sent.map(\.phase) == [.rows, "commit", .rows, "commit"])
        #expect(driver.synced == 4)
    }

    @Test("Rows answered one by one: taken, refused with their row of the table, tried again")
    func rowAnswers() {
        var driver = EngineDriver()
        let lane = driver.lane()
        var tries = 0
        driver.answer = { request in
            tries += 1
            let again = RowAnswer.again(Interpretation.problem(.adAccount, "N5"))
            let refused = RowAnswer.refused(Interpretation.problem(.adAccount, "N9"))
            return Interpretation(.rows(tries == 1 ? [.taken, refused, again] : request.people.map { _ in .taken }))
        }
        driver.offer([1, 2, 3], to: lane)
        driver.settle()
        #expect(driver.sent.map(\.people) == [[1, 2, 3], [3]])
        #expect(driver.synced == 2)
        #expect(driver.engine.reasons.contains("N9: problem N9"))
        #expect(driver.engine.report(of: 0).invalid == 1)
    }

    @Test("Answers for fewer rows than were sent are no acknowledgement")
    func tooFewAnswers() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { Interpretation(.rows($0.at.seconds < 60 ? [.taken] : [.taken, .taken])) }
        driver.offer([1, 2], to: lane)
        driver.settle()
        #expect(driver.synced == 2)
        #expect(driver.sent.count > 1)
    }

    @Test("A token that was renewed sends the rows again at once, and uses up no attempt")
    func renewed() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.offer([1], to: lane)
        driver.engine.finish(at: driver.now)
        driver.send()
        driver.engine.renewed(at: driver.now)
        driver.settle()
        #expect(driver.sent.map(\.people) == [[1], [1]])
        #expect(driver.sent.map(\.at.seconds) == [0, 0])
        #expect(driver.synced == 1)
    }

    @Test("An audience that is made of its first members waits for so many of them, and then takes everybody")
    func seeded() {
        var driver = EngineDriver(limits: SyncLimits(people: 100, bytes: 1 << 20, seed: 10))
        let (add, remove) = (driver.lane(audience: ""), driver.lane(.remove, audience: ""))
        driver.answer = {
            switch $0.phase {
            case .rows: Interpretation(.proceed("commit", receipt: "f", after: .zero))
            default: Interpretation(.proceed("poll", receipt: "f", after: .minutes(1), creates: "made"))
            }
        }
        driver.offer(0..<4, to: add)
        driver.offer([90], to: remove)
        driver.run(until: .hours(1))
        #expect(driver.sent.isEmpty)
        driver.offer(4..<10, to: add)
        driver.run(until: .hours(2))
        #expect(driver.sent.first?.people.count == 10)
        #expect(driver.engine.handles.map(\.id) == ["made"])
        #expect(driver.sent.contains { $0.people == [90] })
    }

    @Test("An audience for which too few come ends with everybody errored and told why, after 13 hours")
    func unseeded() {
        var driver = EngineDriver(limits: SyncLimits(people: 100, bytes: 1 << 20, seed: 10))
        let add = driver.lane(audience: "")
        driver.offer(0..<4, to: add)
        driver.settle()
        #expect(driver.sent.isEmpty)
        #expect(driver.errored == 4)
        #expect(driver.engine.reasons.contains { $0.hasPrefix("seed: ") })
        #expect(driver.now <= .hours(13.1))
    }
}
