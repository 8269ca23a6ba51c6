import CanvasModel
import Foundation

/// The one place where commands learn what time it is; nothing of a run does.
enum WallClock {
    /// The present second.
    static var now: Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }

    /// The present day in UTC.
    static var today: CivilDate { now.day }
}

extension Instant {
    /// The day in UTC that the instant lies in.
    var day: CivilDate { CivilDate(days: Int((Double(seconds) / 86_400).rounded(.down))) }
}
