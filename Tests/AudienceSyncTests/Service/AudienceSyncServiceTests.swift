import AudienceSync
import CanvasModel
import CanvasStep
import Foundation
import Testing

@Suite struct AudienceSyncServiceTests {
    private static let ok = HTTPResponse(status: 200)
    private static let emails = (0..<8).map { $0 == 3 ? nil : "p\($0)@example.com" }

    @Test("people without a key are not synced, the others are sent in order and counted when acknowledged")
    func metrics() async throws {
        let harness = try ServiceHarness(emails: Self.emails) { _, _ in Self.ok }
        try await harness.join(.add)
        harness.offer()
        #expect(harness.metrics() == [0, 1, 7, 0])
        try await harness.run(until: Instant(seconds: 5))
        #expect(harness.metrics() == [7, 1, 0, 0])
        let sent = harness.transport.sent.dropFirst()
        #expect(sent.map(\.request.target) == Array(repeating: "/lists/list200/add", count: 3))
        #expect(sent.map { $0.request.text.components(separatedBy: #"[""#).count - 1 } == [3, 3, 1])
        #expect(sent.allSatisfy { $0.at == Instant(seconds: 5) })
        #expect(harness.context.marks.count == 7)
        let report = harness.service.report()
        #expect(report.requests == 4)
        #expect(report.audiences.map(\.received) == [7])
    }

    @Test("an answer that a stand-in dates into the future takes effect then, and nothing is sent meanwhile")
    func elapsed() async throws {
        let harness = try ServiceHarness(emails: Self.emails) { call, _ in
            HTTPResponse(
                status: 200,
                headers: call.request.method == "PATCH" ? [HTTPHeader("X-Virtual-Elapsed", "30")] : []
            )
        }
        try await harness.join(.add)
        harness.offer()
        try await harness.run(until: Instant(seconds: 34))
        #expect(harness.metrics() == [0, 1, 7, 0])
        try await harness.run(until: Instant(seconds: 35))
        #expect(harness.metrics() == [3, 1, 4, 0])
        try await harness.settle()
        #expect(harness.transport.sent.dropFirst().map(\.at.seconds) == [5, 35, 65])
        #expect(harness.metrics() == [7, 1, 0, 0])
    }

    @Test("while an answer is under way the service does not ask to be woken every second")
    func quietWhileWaiting() async throws {
        let harness = try ServiceHarness(emails: ["a@example.com", "b@example.com"]) { call, _ in
            HTTPResponse(
                status: 200,
                headers: call.request.method == "PATCH" ? [HTTPHeader("X-Virtual-Elapsed", "50")] : []
            )
        }
        try await harness.join(.add)
        harness.offer([0])
        try await harness.run(until: Instant(seconds: 6))
        harness.offer([1])
        try await harness.run(until: Instant(seconds: 54))
        #expect(harness.wakes < 6)
        try await harness.settle()
        #expect(harness.transport.sent.dropFirst().map(\.at.seconds) == [5, 55])
    }

    @Test("an answer later than the network's time-out is a time-out")
    func timeout() async throws {
        let harness = try ServiceHarness(emails: ["a@example.com"]) { call, ordinal in
            HTTPResponse(status: 200, headers: ordinal == 1 ? [HTTPHeader("X-Virtual-Elapsed", "7200")] : [])
        }
        try await harness.join(.add)
        harness.offer()
        try await harness.run(until: Instant(seconds: 64))
        #expect(harness.transport.sent.count == 2)
        try await harness.settle()
        #expect(harness.metrics() == [1, 0, 0, 0])
        #expect(harness.transport.sent[2].at.seconds > 65)
        #expect(harness.service.report().retries == 1)
    }

    @Test("connections that break are tried again; a socket that stands still ends the run")
    func transportErrors() async throws {
        let harness = try ServiceHarness(emails: ["a@example.com"]) { _, ordinal throws(TransportError) in
            if ordinal == 1 { throw .reset }
            if ordinal == 2 { throw .malformed }
            if ordinal == 3 { throw .stalled(seconds: 60) }
            return Self.ok
        }
        try await harness.join(.add)
        harness.offer()
        await #expect(throws: TransportError.stalled(seconds: 60)) { try await harness.settle() }
        #expect(harness.transport.sent.count == 4)
    }

    @Test("a body never exceeds the limit, and a row that alone does is errored")
    func bytes() async throws {
        var network = ListNetwork()
        network.limits = SyncLimits(people: 100, bytes: 200, trailer: 16)
        var emails: [String?] = (0..<20).map { "person-number-\($0)@example.com" }
        emails.append(String(repeating: "x", count: 300))
        let harness = try ServiceHarness(emails: emails, network: network) { _, _ in Self.ok }
        try await harness.join(.add)
        harness.offer()
        try await harness.settle()
        #expect(harness.metrics() == [20, 0, 0, 1])
        let bodies = harness.transport.sent.dropFirst().map(\.request.body.count)
        #expect(bodies.allSatisfy { $0 <= 200 })
        #expect(bodies.dropLast().allSatisfy { $0 > 130 })
    }

    @Test("a removal sends the keys that were added, though the profile has changed since")
    func keptKeys() async throws {
        let harness = try ServiceHarness(emails: ["old@example.com"]) { _, _ in Self.ok }
        try await harness.join(.add)
        try await harness.join(.remove)
        harness.offer()
        try await harness.run(until: Instant(seconds: 10))
        let column = try #require(harness.context.facts.people.column(named: "email"))
        harness.service.profileWillChange(0, column: column, in: harness.context)
        var changed = PeopleBuilder()
        let email = changed.handle("email")
        changed.begin(externalID: "person0".utf8)
        changed.set(email, "new@example.com".utf8)
        harness.context.facts.people = try changed.finish()
        harness.offer(step: 1)
        try await harness.settle()
        #expect(harness.transport.sent.last?.request.text == #"{"rows":[["old@example.com"]]}"#)
        #expect(harness.metrics(step: 1) == [1, 0, 0, 0])
    }

    @Test("keys added before and after a change are both removed, as rows of one person")
    func keptAndCurrentKeys() async throws {
        let harness = try ServiceHarness(emails: ["old@example.com", "b@example.com"]) { _, _ in Self.ok }
        try await harness.join(.add)
        try await harness.join(.remove)
        harness.offer()
        try await harness.run(until: Instant(seconds: 10))
        let people = harness.context.facts.people
        let person = try #require(people.person(externalID: "person0"))
        let column = try #require(people.column(named: "email"))
        harness.service.profileWillChange(UInt32(person), column: column, in: harness.context)
        var changed = PeopleBuilder()
        let email = changed.handle("email")
        for (id, address) in [("person0", "new@example.com"), ("person1", "b@example.com")] {
            changed.begin(externalID: id.utf8)
            changed.set(email, address.utf8)
        }
        harness.context.facts.people = try changed.finish()
        harness.offer([UInt32(person)])
        try await harness.run(until: Instant(seconds: 20))
        harness.offer([UInt32(person)], step: 1)
        try await harness.settle()
        #expect(
            harness.transport.sent.last?.request.text == #"{"rows":[["old@example.com"],["new@example.com"]]}"#
        )
        #expect(harness.metrics(step: 1) == [1, 0, 0, 0])
    }

    @Test("a removal by other cells sends those that were added, of who has no such cell too")
    func removalByOtherKeys() async throws {
        let harness = try ServiceHarness(emails: ["a@example.com", "b@example.com"]) { _, _ in Self.ok }
        try await harness.join(.add, ListNetwork.List(matching: ["email"]))
        try await harness.join(.remove, ListNetwork.List(matching: ["phone"]))
        harness.offer([0])
        try await harness.run(until: Instant(seconds: 10))
        harness.offer([0, 1], step: 1)
        try await harness.settle()
        let rows = harness.transport.sent.suffix(2).map(\.request.text)
        #expect(Set(rows).count == 1 && rows.allSatisfy { $0.contains("@example.com") })
        #expect(harness.transport.sent.last?.request.target == "/lists/list200/remove")
        #expect(harness.metrics(step: 1) == [1, 1, 0, 0])
    }

    @Test("what only an addition says beside its cells hides no kept row from the removal")
    func noteBesideKeys() async throws {
        let harness = try ServiceHarness(emails: ["old@example.com"]) { _, _ in Self.ok }
        try await harness.join(.add, ListNetwork.List(matching: ["email", "note:limited"]))
        try await harness.join(.remove, ListNetwork.List(matching: ["email"]))
        harness.offer()
        try await harness.run(until: Instant(seconds: 10))
        #expect(harness.transport.sent.last?.request.text == #"{"rows":[["old@example.com","limited"]]}"#)
        let column = try #require(harness.context.facts.people.column(named: "email"))
        harness.service.profileWillChange(0, column: column, in: harness.context)
        var changed = PeopleBuilder()
        let email = changed.handle("email")
        changed.begin(externalID: "person0".utf8)
        changed.set(email, "new@example.com".utf8)
        harness.context.facts.people = try changed.finish()
        harness.offer(step: 1)
        try await harness.settle()
        #expect(harness.transport.sent.last?.request.text == #"{"rows":[["old@example.com"]]}"#)
    }

    @Test("a plan sends no write, counts what it would have sent, and says why somebody would not be")
    func plan() async throws {
        let emails: [String?] = ["a@example.com", nil, "c@example.com", "d@example.com", "e@example.com"]
        let harness = try ServiceHarness(emails: emails, isPlan: true) { _, _ in HTTPResponse(status: 500) }
        try await harness.join(.add)
        try await harness.join(.remove)
        try await harness.join(.add, ListNetwork.List(name: "other"))
        harness.offer()
        try await harness.run(until: Instant(seconds: 86_400))
        harness.offer([0], step: 1)
        try await harness.settle()
        #expect(harness.transport.sent.isEmpty)
        #expect(harness.metrics() == [4, 1, 0, 0] && harness.metrics(step: 1) == [1, 0, 0, 0])
        let plan = try #require(harness.service.report().plan)
        #expect(plan.audiences.map(\.name) == ["list", "other"] && plan.audiences.allSatisfy { $0.id == nil })
        let list = plan.audiences[0]
        #expect(list.additions.people == 4 && list.additions.rows == 4 && list.removals.people == 1)
        #expect(list.additions.first == Instant(seconds: 5) && list.removals.first == Instant(seconds: 86_400))
        #expect(list.additions.busiestDay == CivilDate(days: 0) && list.removals.busiestDayRows == 1)
        #expect(list.people == 4 && list.peopleWithoutKey == 1)
        #expect(list.keys == [.init(key: "email", people: 4)])
        #expect(list.withoutKey == [.init(reason: "no attribute that a key is made of is set", people: 1)])
        // A body is 11 bytes and 17 a row, with a comma between two: three rows, one, and one that is removed.
        #expect(list.requests == 3 && list.bytes == 64 + 28 + 28)
        #expect(plan.requests == 5)
    }

    @Test("a launch tries three times within ten seconds and then refuses")
    func launch() async throws {
        let harness = try ServiceHarness(emails: []) { _, _ in HTTPResponse(status: 500) }
        await #expect(throws: LaunchRefusal.self) { try await harness.join(.add) }
        #expect(harness.transport.sent.map(\.at.seconds) == [0, 1, 4])
    }

    @Test("a launch refuses at once when nothing listens or the token is wrong", arguments: [401, 0])
    func launchRefusedAtOnce(status: Int) async throws {
        let harness = try ServiceHarness(emails: []) { _, _ throws(TransportError) in
            if status == 0 { throw .refused(host: "127.0.0.1:9") }
            return HTTPResponse(status: status)
        }
        await #expect { try await harness.join(.add) } throws: { error in
            let refusal = error as? LaunchRefusal
            return refusal?.isByNetwork == true && refusal?.description.contains("s3cret") == false
        }
        #expect(harness.transport.sent.count == 1)
    }

    @Test("two steps of one audience prepare it once")
    func prepareOnce() async throws {
        let harness = try ServiceHarness(emails: []) { _, _ in Self.ok }
        try await harness.join(.add)
        try await harness.join(.remove)
        #expect(harness.transport.sent.count == 1)
    }

}
