/// A token or a password: can be sent, can't be printed.
public struct Secret: Hashable, Sendable {
    /// The text itself; what asks for it must only send or sign with it.
    public let revealed: String

    /// Wraps a text.
    public init(_ text: String) {
        revealed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots, whatever the secret.
    public var description: String { "•••" }
    /// Dots, whatever the secret.
    public var debugDescription: String { description }
    /// Without children, so that `dump` shows none.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
