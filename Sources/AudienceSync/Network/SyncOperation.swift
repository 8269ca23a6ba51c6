/// What becomes of people in an audience.
public enum SyncOperation: String, CaseIterable, Hashable, Sendable {
    /// They come in.
    case add
    /// They go out.
    case remove
}
