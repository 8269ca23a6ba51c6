import AudienceSync
import CanvasModel
import Testing

@Suite struct LedgerTests {
    @Test("who was added by other keys than the removal's own is removed by those")
    func otherKeys() {
        var driver = EngineDriver()
        let add = driver.lane(matching: 0)
        let remove = driver.lane(.remove, matching: 1)
        let removeAsAdded = driver.lane(.remove, matching: 0)
        driver.offer([1], to: add)
        driver.run(until: Instant(seconds: 5))
        driver.offer([1, 2], to: remove, step: 1)
        driver.settle()
        #expect(driver.sent.map(\.lane).dropFirst() == [remove, removeAsAdded])
        #expect(driver.sent.map(\.people).dropFirst() == [[2], [1]])
        #expect(!driver.engine.isMember(1, of: 0))
        #expect(driver.synced == 3)
    }

    @Test("who was added by two choices of keys is removed by both, and has one outcome")
    func bothKeys() {
        var driver = EngineDriver()
        let (email, phone) = (driver.lane(matching: 0), driver.lane(matching: 1))
        let (removeEmail, removePhone) = (driver.lane(.remove, matching: 0), driver.lane(.remove, matching: 1))
        driver.offer([1], to: email)
        driver.offer([1], to: phone, at: 20)
        driver.run(until: Instant(seconds: 30))
        driver.offer([1], to: removePhone, step: 1)
        driver.run(until: Instant(seconds: 35))
        #expect(driver.engine.isMember(1, of: 0))
        driver.settle()
        #expect(driver.sent.map(\.lane) == [email, phone, removePhone, removeEmail])
        #expect(!driver.engine.isMember(1, of: 0))
        #expect(driver.outcomes.map(\.step) == [0, 0, 1])
    }

    @Test("an addition that is in flight decides by which keys the removal behind it goes")
    func additionInFlight() {
        var driver = EngineDriver()
        let add = driver.lane(matching: 0)
        let remove = driver.lane(.remove, matching: 1)
        let removeAsAdded = driver.lane(.remove, matching: 0)
        driver.offer([1], to: add)
        driver.now = Instant(seconds: 5)
        driver.send()
        driver.offer([1], to: remove, step: 1)
        driver.engine.answered(.accepted(1), at: driver.now)
        driver.settle()
        #expect(driver.sent.map(\.lane) == [add, removeAsAdded])
        #expect(driver.synced == 2)
    }

    @Test("additions that only say more beside the same keys are removed by one removal")
    func sameIdentity() {
        var driver = EngineDriver()
        let plain = driver.lane(matching: 0)
        let limited = driver.lane(matching: 2, identity: 0)
        let remove = driver.lane(.remove, matching: 0)
        driver.offer([1], to: plain)
        driver.offer([1, 2], to: limited, at: 20)
        driver.run(until: Instant(seconds: 30))
        driver.offer([1, 2], to: remove, step: 1)
        driver.settle()
        #expect(driver.sent.map(\.lane) == [plain, limited, remove])
        #expect(!driver.engine.isMember(1, of: 0) && !driver.engine.isMember(2, of: 0))
    }

    @Test("an addition that comes while the removal is half done overtakes the other half")
    func additionBetweenHalves() {
        var driver = EngineDriver()
        let (email, phone) = (driver.lane(matching: 0), driver.lane(matching: 1))
        let (_, removePhone) = (driver.lane(.remove, matching: 0), driver.lane(.remove, matching: 1))
        driver.offer([1], to: email)
        driver.offer([1], to: phone, at: 20)
        driver.run(until: Instant(seconds: 30))
        driver.offer([1], to: removePhone, step: 1)
        driver.now = Instant(seconds: 35)
        driver.send()
        driver.offer([1], to: email)
        driver.engine.answered(.accepted(1), at: driver.now)
        driver.settle()
        #expect(driver.sent.map(\.lane) == [email, phone, removePhone, email])
        #expect(driver.engine.isMember(1, of: 0))
        #expect(driver.outcomes.count == 4 && driver.engine.pending == 0)
    }
}
