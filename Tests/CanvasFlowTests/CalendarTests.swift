import Testing

@testable import CanvasFlow

@Suite struct CalendarTests {
    @Test("everything filed is taken once, at its tick, whatever the order of filing", arguments: [1, 2, 3])
    func takesAll(seed: UInt64) {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var calendar = Calendar()
        var expected: [Int: [UInt32]] = [:]
        var next: UInt32 = 0
        func file(_ tick: Int) {
            calendar.file(next, 1, at: tick)
            expected[tick, default: []].append(next)
            next += 1
        }
        for _ in 0..<2000 { file(random(50_000)) }
        for _ in 0..<500 { file(4096 * 3 + random(3)) }
        var seen = 0
        while let tick = calendar.nextTick {
            var taken: [CalendarItem] = []
            calendar.take(tick, into: &taken)
            #expect(taken.map(\.subject).sorted() == expected[tick]?.sorted())
            expected[tick] = nil
            seen += taken.count
            // Some of what happens files more, in the open page, the next and far away.
            if next < 4000 { for ahead in [1, 100, 5000, 20_000] { file(tick + 1 + random(ahead)) } }
        }
        #expect(expected.isEmpty)
        #expect(seen == Int(next))
        #expect(calendar.count == 0)
    }

    @Test("what still waits can be counted")
    func remaining() {
        var calendar = Calendar()
        for tick in [5, 6, 5000, 5001, 900_000] { calendar.file(UInt32(tick), 0, at: tick) }
        var taken: [CalendarItem] = []
        calendar.take(5, into: &taken)
        calendar.file(7, 0, at: 7)
        var left: [UInt32] = []
        calendar.visitItems { left.append($0.subject) }
        #expect(left.sorted() == [6, 7, 5000, 5001, 900_000])
        #expect(calendar.nextTick == 6)
    }
}
