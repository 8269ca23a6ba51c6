import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@Suite struct RefusedRecordTests {
    @Test(
        "a record that spoils its request is halved out alone",
        arguments: [[37], [0], [99], [3, 4, 80]] as [[UInt32]]
    )
    func bisecting(bad: [UInt32]) {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { Set(bad).isDisjoint(with: $0.people) ? .accepted($0.people.count) : .badBody }
        driver.offer(0..<100, to: lane)
        driver.settle()
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person).sorted() == bad)
        #expect(driver.synced == 100 - bad.count)
        #expect(driver.sent.count <= 2 * 8 * bad.count + 1)
        #expect(driver.sent.allSatisfy { $0.at.seconds == 0 })
    }

    @Test("records that the network names are dropped and the rest is sent again")
    func named() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { request in
            guard let place = request.people.firstIndex(of: 7) else { return .accepted(request.people.count) }
            return Interpretation(
                .dropRecords(.positions([place]), problem: Interpretation.problem(.operation, "R9"))
            )
        }
        driver.offer(0..<10, to: lane)
        driver.settle()
        #expect(driver.sent.map(\.people.count) == [10, 9])
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person) == [7])
    }

    @Test("an answer that names refused rows errors these and no others")
    func positions() {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { Interpretation(.accepted(received: $0.people.count, refused: .positions([2, 4]))) }
        driver.offer(0..<5, to: lane)
        driver.settle()
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person) == [2, 4])
        #expect(driver.engine.report(of: 0).invalid == 2)
        #expect(driver.sent.count == 1)
    }

    @Test(
        "a count names nobody, so halves are sent until it does",
        arguments: [[5], [], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]
    )
    func counts(bad: [UInt32]) {
        var driver = EngineDriver()
        let lane = driver.lane()
        driver.answer = { request in
            let count = request.people.count { bad.contains($0) }
            return Interpretation(.accepted(received: request.people.count, refused: .count(count)))
        }
        driver.offer(0..<10, to: lane)
        driver.settle()
        #expect(driver.outcomes.filter { !$0.isSynced }.map(\.person).sorted() == bad)
        #expect(driver.engine.report(of: 0).invalid == bad.count)
        #expect(driver.sent.count == (bad.count == 1 ? driver.sent.count : 1))
    }
}
