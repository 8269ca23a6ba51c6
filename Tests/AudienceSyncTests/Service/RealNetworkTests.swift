import AudienceSync
import CanvasModel
import CanvasStep
import Synchronization
import Testing

/// The way through the service to a network that is no stand-in, with a clock that only waits move.
@Suite struct RealNetworkTests {
    private static let ok = HTTPResponse(status: 200)

    @Test("a real network is waited for in wall time, and given up when that takes too long")
    func givingUp() async throws {
        let pause = CountingPause()
        let rests = Mutex<[Int64]>([])
        let harness = try ServiceHarness(
            emails: ["a@example.com"],
            isVirtual: false,
            watch: NetworkWatch(waiting: { rest in rests.withLock { $0.append(rest.seconds) } }),
            pause: pause
        ) { call, _ in
            HTTPResponse(status: call.request.method == "PATCH" ? 500 : 200)
        }
        try await harness.join(.add)
        harness.offer()
        try await harness.settle()
        #expect(harness.metrics() == [0, 0, 0, 1])
        #expect((60...600).contains(pause.seconds))
        #expect(harness.transport.sent.count < 20)
        #expect(rests.withLock { $0.count } == Int(pause.seconds))
    }

    @Test("what a real network asks for is owed in wall time, though the journey jumps over it")
    func journeyJumps() async throws {
        let pause = CountingPause()
        let harness = try ServiceHarness(
            emails: (0..<40).map { "p\($0)@example.com" },
            isVirtual: false,
            maxWait: .hours(1),
            pause: pause
        ) { call, ordinal in
            ordinal == 1 ? HTTPResponse(status: 429) : Self.ok
        }
        try await harness.join(.add)
        harness.offer([0])
        try await harness.run(until: Instant(seconds: 5))
        #expect(pause.seconds == 0)
        // An hour of the journey, in which nobody waits for anything, is no hour of the network's.
        harness.offer([1])
        try await harness.run(until: Instant(seconds: 7200))
        #expect(pause.seconds == 300)
        #expect(harness.metrics() == [2, 0, 0, 0])
        harness.offer([2])
        try await harness.settle()
        #expect(pause.seconds == 300)
    }

    @Test("a hundred thousand people in an outage of a real network cost a handful of requests")
    func noStorm() async throws {
        let pause = CountingPause()
        let harness = try ServiceHarness(
            emails: (0..<2000).map { "p\($0)@example.com" },
            isVirtual: false,
            pause: pause
        ) { call, _ throws(TransportError) in
            if call.request.method == "PATCH" { throw .reset }
            return Self.ok
        }
        try await harness.join(.add)
        for person in 0..<UInt32(2000) {
            harness.offer([person])
            try await harness.run(until: Instant(seconds: Int64(person) * 60))
        }
        try await harness.settle()
        #expect(harness.metrics() == [0, 0, 0, 2000])
        #expect(harness.transport.sent.count < 60)
        #expect(pause.seconds <= 600)
    }

    @Test("an interruption ends a wait, and leaves who was not sent pending")
    func interruption() async throws {
        let pause = CountingPause()
        let harness = try ServiceHarness(
            emails: (0..<8).map { "p\($0)@example.com" },
            isVirtual: false,
            watch: NetworkWatch(isInterrupted: { pause.seconds >= 7 }),
            pause: pause
        ) { call, ordinal in
            ordinal == 2 ? HTTPResponse(status: 429) : Self.ok
        }
        try await harness.join(.add)
        harness.offer()
        try await harness.run(until: .hours(1))
        try await harness.service.interrupt(in: harness.context)
        #expect(pause.seconds == 7)
        #expect(harness.transport.sent.count == 3)
        #expect(harness.metrics() == [3, 0, 5, 0])
    }

    @Test("an interruption hears the answer that is under way, and sends nothing more")
    func answerUnderWay() async throws {
        let isOver = Mutex(false)
        let harness = try ServiceHarness(
            emails: (0..<8).map { "p\($0)@example.com" },
            watch: NetworkWatch(isInterrupted: { isOver.withLock { $0 } })
        ) { call, _ in
            HTTPResponse(
                status: 200,
                headers: call.request.method == "PATCH" ? [HTTPHeader("X-Virtual-Elapsed", "50")] : []
            )
        }
        try await harness.join(.add)
        harness.offer()
        try await harness.run(until: Instant(seconds: 10))
        isOver.withLock { $0 = true }
        try await harness.service.interrupt(in: harness.context)
        #expect(harness.metrics() == [3, 0, 5, 0])
        #expect(harness.transport.sent.count == 2)
    }
}

/// A clock that waits move and nothing else does.
private final class CountingPause: Pause {
    private let waited = Mutex<Int64>(0)
    var seconds: Double { Double(waited.withLock { $0 }) }

    func wait(_ interval: Interval) async {
        waited.withLock { $0 += interval.seconds }
    }
}
