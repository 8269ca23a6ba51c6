/// A length of virtual time in whole seconds: what a canvas document calls a duration.
///
/// A day is 24 hours.
public struct Interval: Hashable, Comparable, Sendable {
    /// The length in seconds; negative for a time before.
    public var seconds: Int64

    /// Makes an interval of so many seconds.
    @inlinable
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// No time at all.
    public static let zero = Interval(seconds: 0)

    /// So many minutes.
    public static func minutes(_ count: Int64) -> Interval { Interval(seconds: count * 60) }

    /// So many hours.
    public static func hours(_ count: Int64) -> Interval { Interval(seconds: count * 3600) }

    /// So many days of 24 hours.
    public static func days(_ count: Int64) -> Interval { Interval(seconds: count * 86_400) }

    /// Reads `30s`, `5m`, `1h`, `2d`, `1w`, any sequence of them (`1h30m`), or ISO 8601 (`PT1H30M`, `P2D`, `P1W`).
    ///
    /// - Returns: `nil` for other text, for months and years, whose length varies, and beyond 10,000 years.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        let isISO = scanner.skip("P") || scanner.skip("p")
        var inTime = false
        var total: Int64 = 0
        var parts = 0
        while !scanner.isAtEnd {
            if isISO, !inTime, scanner.skip("T") || scanner.skip("t") {
                inTime = true
                continue
            }
            guard let number = scanner.number(), let letter = scanner.letter(),
                let unit = Self.unit(letter, isISO: isISO, inTime: inTime)
            else { return nil }
            let (length, overflow) = number.multipliedReportingOverflow(by: unit)
            guard !overflow, length <= Self.longest, total + length <= Self.longest else { return nil }
            total += length
            parts += 1
        }
        guard parts > 0 else { return nil }
        seconds = total
    }

    /// Whether the left interval is the shorter one.
    @inlinable
    public static func < (left: Interval, right: Interval) -> Bool {
        left.seconds < right.seconds
    }

    /// Both intervals together.
    @inlinable
    public static func + (left: Interval, right: Interval) -> Interval {
        Interval(seconds: left.seconds + right.seconds)
    }

    private static let longest: Int64 = 10_000 * 366 * 86_400

    private static func unit(_ letter: UInt8, isISO: Bool, inTime: Bool) -> Int64? {
        switch Character(Unicode.Scalar(letter | 0x20)) {
        case "s" where !isISO || inTime: 1
        case "m" where !isISO || inTime: 60
        case "h" where !isISO || inTime: 3600
        case "d" where !isISO || !inTime: 86_400
        case "w" where !isISO || !inTime: 604_800
        default: nil
        }
    }
}

extension Interval: CustomStringConvertible {
    /// The interval in the units of a canvas document, `1h30m`; a whole number of days as `14d`.
    public var description: String {
        guard seconds != 0 else { return "0s" }
        var rest = seconds.magnitude
        var text = seconds < 0 ? "-" : ""
        for (unit, letter) in [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")] as [(UInt64, String)] where rest >= unit
        {
            text += "\(rest / unit)\(letter)"
            rest %= unit
        }
        return text
    }
}
