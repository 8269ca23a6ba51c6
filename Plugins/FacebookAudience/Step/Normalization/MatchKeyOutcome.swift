/// What became of an attribute that was to be a match key.
package enum MatchKeyOutcome: Hashable, Sendable {
    /// The normalised text was written.
    case normalized
    /// The attribute was a SHA-256 digest; it was written in lower case and is sent as it is.
    case alreadyHashed
    /// Nothing is sent for this key.
    case unusable(UnusableValue)
}
