/// Whether a person can be sent to a network.
public enum KeyStanding: Hashable, Sendable {
    /// They have a usable match key.
    case usable
    /// They have none.
    case noKey
    /// They must not be sent, whatever keys they have, for lack of consent for instance; the reason is one phrase.
    case refused(String)

    /// Why the person is not sent; `nil` for who is.
    var reason: String? {
        switch self {
        case .usable: nil
        case .noKey: "no usable match key"
        case .refused(let reason): reason
        }
    }
}
