public import CanvasModel
import CanvasStep

/// What a clock shows, without a date or a zone.
public struct ClockTime: Hashable, Sendable {
    /// Seconds after midnight, 0 to 86,399.
    public let secondOfDay: Int64

    /// The beginning of a day.
    public static let midnight = ClockTime(secondOfDay: 0)

    private init(secondOfDay: Int64) {
        self.secondOfDay = secondOfDay
    }

    /// Reads `HH:MM` or `HH:MM:SS`.
    ///
    /// - Returns: `nil` when the text has another form or is no time of a day.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var seconds: Int64 = 0
        for (part, limit) in zip(parts, [24, 60, 60] as [Int64]) {
            guard part.utf8.count == 2, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(part),
                value < limit
            else { return nil }
            seconds = seconds * 60 + value
        }
        secondOfDay = parts.count == 2 ? seconds * 60 : seconds
    }
}

/// A date and a clock time, with the distance to UTC if it was given.
public struct DateAndTime: Hashable, Sendable {
    private enum Meaning: Hashable {
        case instant(Instant)
        /// Seconds since 1970-01-01T00:00:00 on the clocks of a zone.
        case local(Int64)
    }

    private let meaning: Meaning

    /// Reads `2026-12-13T22:00`, with seconds or without; RFC 3339, which tells the zone; or a date, for its midnight.
    ///
    /// - Returns: `nil` when the text has another form or names an impossible time.
    public init?(_ text: some StringProtocol) {
        if let instant = Instant(rfc3339: text) {
            meaning = .instant(instant)
            return
        }
        let date = CivilDate(text.prefix(10))
        let rest = text.dropFirst(10)
        let time = rest.isEmpty ? .midnight : ClockTime(rest.dropFirst())
        guard let date, let time, rest.isEmpty || rest.first == "T" || rest.first == " " else { return nil }
        meaning = .local(Int64(date.days) * 86_400 + time.secondOfDay)
    }

    /// When it is, on the clocks of a zone unless it tells its own.
    public func instant(in zone: Zone) -> Instant {
        switch meaning {
        case .instant(let instant): instant
        case .local(let seconds): zone.instant(local: seconds)
        }
    }
}

extension FieldType where Value == ClockTime {
    /// A clock time, `09:00`.
    static var clockTime: FieldType {
        FieldType(
            scalar: "a clock time such as 09:00",
            schema: .text(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$")
        ) {
            $0.text.flatMap { ClockTime($0) }
        }
    }
}

extension FieldType where Value == DateAndTime {
    /// A date and a clock time.
    static var dateAndTime: FieldType {
        FieldType(
            scalar: "a time such as 2026-12-13T22:00 or 2026-12-13T22:00:00Z",
            schema: .text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?$")
        ) { $0.text.flatMap { DateAndTime($0) } }
    }
}
