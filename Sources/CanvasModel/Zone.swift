import Foundation

/// A time zone as a table of its transitions.
///
/// The table is built once; asking it is a binary search, so that a local clock time for each of a million people needs
/// no `Calendar`. It covers 1970 to 2100, beyond which the last offset goes on.
public struct Zone: Hashable, Sendable {
    /// The IANA name, `Europe/Berlin`.
    public let name: String
    private let starts: [Int64]
    private let offsets: [Int64]

    /// Coordinated universal time.
    public static let utc = Zone(name: "UTC", starts: [], offsets: [0])

    private init(name: String, starts: [Int64], offsets: [Int64]) {
        self.name = name
        self.starts = starts
        self.offsets = offsets
    }

    /// Looks a zone up by its IANA name.
    ///
    /// - Returns: `nil` when the system's zone database has no such zone.
    public init?(_ name: String) {
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        var starts: [Int64] = []
        var offsets = [Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: 0)))]
        var cursor = Date(timeIntervalSince1970: 0)
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        while let next = zone.nextDaylightSavingTimeTransition(after: cursor), next < end, next > cursor {
            starts.append(Int64(next.timeIntervalSince1970))
            offsets.append(Int64(zone.secondsFromGMT(for: next)))
            cursor = next
        }
        self.init(name: name, starts: starts, offsets: offsets)
    }

    /// Seconds that local time is ahead of UTC at an instant.
    public func offset(at instant: Instant) -> Int64 {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
        }
        return offsets[low]
    }

    /// The first instant at or after `instant` at which local clocks show `secondOfDay`.
    ///
    /// Where clocks skip that time, it is the instant at which they would have shown it had they not been changed.
    ///
    /// - Parameters:
    ///   - secondOfDay: Seconds after local midnight, 0 to 86,399.
    ///   - instant: The earliest answer.
    public func next(secondOfDay: Int64, from instant: Instant) -> Instant {
        let local = instant.seconds + offset(at: instant)
        let day = local.floorDivided(by: 86_400) * 86_400
        for ahead in [day, day + 86_400] {
            let candidate = self.instant(local: ahead + secondOfDay)
            if candidate >= instant { return candidate }
        }
        return self.instant(local: day + 2 * 86_400 + secondOfDay)
    }

    /// The instant at which local clocks show so many seconds since 1970-01-01T00:00:00 local time.
    public func instant(local: Int64) -> Instant {
        // The offset is asked at a guess that lies within a day of the answer, then at the answer itself.
        let guess = Instant(seconds: local - offset(at: Instant(seconds: local)))
        return Instant(seconds: local - offset(at: guess))
    }
}
