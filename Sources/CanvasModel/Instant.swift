/// A point in virtual time, in whole seconds since 1970-01-01T00:00:00Z.
///
/// The runner's clock ticks once a second, so an instant with a fraction is floored when it is read.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public var seconds: Int64

    /// Makes an instant from seconds since 1970.
    @inlinable
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads an RFC 3339 instant such as `2026-03-02T09:00:00Z` or `2026-03-02T10:00:00.5+01:00`.
    ///
    /// - Parameter text: The text; a fraction of a second is floored.
    /// - Returns: `nil` when the text is no RFC 3339 instant or names an impossible date.
    public init?(rfc3339 text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.number(digits: 4), scanner.skip("-"),
            let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2),
            let date = CivilDate(year: year, month: month, day: day),
            scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(digits: 2), minute < 60, scanner.skip(":"),
            let second = scanner.number(digits: 2), second <= 60
        else { return nil }
        if scanner.skip(".") {
            guard scanner.skipDigits() > 0 else { return nil }
        }
        var offset = 0
        if !(scanner.skip("Z") || scanner.skip("z")) {
            let east = scanner.skip("+")
            guard east || scanner.skip("-"),
                let hours = scanner.number(digits: 2), hours < 24, scanner.skip(":"),
                let minutes = scanner.number(digits: 2), minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (east ? 1 : -1)
        }
        guard scanner.isAtEnd else { return nil }
        seconds = Int64(date.days) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    }

    /// Whether the left instant is the earlier one.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.seconds < right.seconds
    }

    /// The instant that is `interval` later.
    @inlinable
    public static func + (instant: Instant, interval: Interval) -> Instant {
        Instant(seconds: instant.seconds + interval.seconds)
    }

    /// The instant that is `interval` earlier.
    @inlinable
    public static func - (instant: Instant, interval: Interval) -> Instant {
        Instant(seconds: instant.seconds - interval.seconds)
    }

    /// How much later the left instant is than the right one.
    @inlinable
    public static func - (left: Instant, right: Instant) -> Interval {
        Interval(seconds: left.seconds - right.seconds)
    }
}

extension Instant: CustomStringConvertible {
    /// The instant as RFC 3339 in UTC, `2026-03-02T09:00:00Z`.
    public var description: String {
        let days = seconds.floorDivided(by: 86_400)
        let rest = Int(seconds - days * 86_400)
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(CivilDate(days: Int(days)))T\(clock)Z"
    }
}
