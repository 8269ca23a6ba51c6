import CanvasModel
import Testing

@testable import CanvasScenario

@Suite("Digests of what became of a person at a place") struct PlaceDigestTests {
    private let now = Instant(seconds: 1_772_442_000)

    private func digest(_ change: (inout PlaceDigest) -> Void) -> PlaceDigest {
        var digest = PlaceDigest()
        digest.visit(at: now)
        change(&digest)
        return digest
    }

    @Test("The most telling difference is told")
    func differences() {
        let base = digest { $0.take(path: 1, at: now) }
        #expect(base.difference(to: digest { $0.take(path: 1, at: now) }) == nil)
        #expect(base.difference(to: PlaceDigest()) == .onlyFirst)
        #expect(PlaceDigest().difference(to: base) == .onlySecond)
        #expect(base.difference(to: digest { $0.take(path: 2, at: now + .hours(1)) }) == .paths)
        #expect(base.difference(to: digest { $0.take(path: 1, at: now + .hours(1)) }) == .instants)
        #expect(base.difference(to: digest { _ in }) == .paths)
        let synced = digest {
            $0.take(path: 1, at: now)
            $0.take(outcome: 1, at: now)
        }
        #expect(base.difference(to: synced) == .outcomes)
        let twice = digest {
            $0.take(path: 1, at: now)
            $0.visit(at: now)
        }
        #expect(base.difference(to: twice) == .visits)
    }

    @Test("No two instants of some years look alike for one visit by accident of the arithmetic")
    func instants() {
        var seen: Set<UInt64> = []
        for hour in 0..<Int64(20_000) { seen.insert(digest { $0.take(path: 1, at: now + .hours(hour)) }.bits) }
        // 20,000 values of 16.8 million: about 12 pairs fall together, as in any table of that size.
        #expect(seen.count > 19_950)
    }

    @Test("Any number of visits is counted up to where it no longer matters, and moves nothing else")
    func many() {
        let codes = (1...200).map { count in
            digest { digest in
                for _ in 0..<count { digest.visit(at: now) }
                digest.end(with: 2)
            }
        }
        #expect(codes.allSatisfy { $0.endCode == 2 })
        #expect(Set(codes).count > 190)
    }
}
