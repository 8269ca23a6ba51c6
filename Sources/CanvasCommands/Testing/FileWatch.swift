import Foundation

/// Tells when files change.
package protocol FileWatch: Sendable {
    /// What tells one state of a file from another; `nil` when there is none.
    func state(of file: String) -> FileState?

    /// Waits a moment before files are looked at again.
    ///
    /// - Returns: Whether to look again; `false` when there is nothing more to wait for.
    func pause() async -> Bool
}

/// What tells one state of a file from another.
package struct FileState: Hashable, Sendable {
    /// When it was changed last, in nanoseconds since 1970.
    package var modified: Int64
    /// How many bytes it has.
    package var size: Int64
    /// Which file it is: an editor may put a new one in its place.
    package var identifier: UInt64

    /// Describes a state.
    package init(modified: Int64, size: Int64, identifier: UInt64) {
        self.modified = modified
        self.size = size
        self.identifier = identifier
    }
}

/// Looks at the files of the disk every 300 ms: changes on network drives and in containers are told to nobody.
struct PollingWatch: FileWatch {
    func state(of file: String) -> FileState? {
        var status = stat()
        guard stat(file, &status) == 0 else { return nil }
        #if canImport(Darwin)
        let modified = status.st_mtimespec
        #else
        let modified = status.st_mtim
        #endif
        return FileState(
            modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
            size: Int64(status.st_size),
            identifier: UInt64(status.st_ino)
        )
    }

    func pause() async -> Bool {
        // A cancelled task has nobody to look for.
        (try? await Task.sleep(for: .milliseconds(300))) != nil
    }
}
