import CanvasModel

/// Why a token that once was good is no longer.
///
/// Source: Meta, Graph API, Handle Errors, authentication error subcodes.
enum TokenDeath: Int, CaseIterable {
    case appRemoved = 458
    case checkpointed = 459
    case passwordChanged = 460
    case expired = 463
    case unconfirmedUser = 464
    case revoked = 467
    case noRole = 492

    /// The error that whoever uses the token gets.
    func error(appID: String, expiry: Instant, at instant: Instant) -> GraphError {
        let reason =
            switch self {
            case .appRemoved: "The user has not authorized application \(appID)."
            case .checkpointed:
                "You cannot access the app till you log in to www.facebook.com and follow the instructions given."
            case .passwordChanged:
                """
                The session has been invalidated because the user changed their password or Facebook has changed the \
                session for security reasons.
                """
            case .expired:
                "Session has expired on \(Self.date(expiry)). The current time is \(Self.date(instant))."
            case .unconfirmedUser:
                "Sessions for the user are not allowed because the user is not a confirmed user."
            case .revoked: "The session is invalid because the user logged out."
            case .noRole: "The user must be an administrator, editor, or moderator of the page."
            }
        return GraphError(message: "Error validating access token: \(reason)", code: 190, subcode: rawValue)
    }

    /// As in `Saturday, 08-Nov-25 23:00:00 UTC`.
    private static func date(_ instant: Instant) -> String {
        let days = Int((Double(instant.seconds) / 86_400).rounded(.down))
        let second = Int(instant.seconds) - days * 86_400
        let (year, month, day) = CivilDate(days: days).parts
        // 1970-01-01 was a Thursday.
        let weekday = weekdays[((days + 4) % 7 + 7) % 7]
        let clock = [second / 3600, second / 60 % 60, second % 60].map(padded).joined(separator: ":")
        return "\(weekday), \(padded(day))-\(months[month - 1])-\(padded(year % 100)) \(clock) UTC"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
