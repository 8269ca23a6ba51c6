import Foundation

/// A file of lines that has its name only once it is whole: until then it lies beside it as `NAME.partial`.
final class TraceFile {
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var hasFailed = false

    private static let bufferSize = 256 << 10

    /// Begins a file.
    ///
    /// - Throws: A failure when it can't be written there.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        let partial = path + ".partial"
        guard FileManager.default.createFile(atPath: partial, contents: nil),
            let handle = FileHandle(forWritingAtPath: partial)
        else {
            throw .input(
                "`\(path)` can't be written",
                fix: "name a file in a folder that exists and that you may write to"
            )
        }
        self.handle = handle
        buffer.reserveCapacity(Self.bufferSize + 4096)
    }

    /// Adds a line.
    func add(_ line: String) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(0x0A)
        if buffer.count >= Self.bufferSize { flush() }
    }

    private func flush() {
        guard !hasFailed else { return }
        do { try handle.write(contentsOf: Data(buffer)) } catch { hasFailed = true }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Gives the file its name.
    ///
    /// - Throws: A failure when not all of it could be written.
    func finish() throws(CommandFailure) {
        flush()
        do {
            try handle.close()
            guard !hasFailed, rename(path + ".partial", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            drop()
            throw .input("the trace `\(path)` could not be written whole", fix: "make room on the disk")
        }
    }

    /// Leaves the file with the name of one that is not whole.
    ///
    /// - Returns: That name.
    /// - Throws: A failure when what there is could not be written.
    func finishPartial() throws(CommandFailure) -> String {
        flush()
        do {
            try handle.close()
            guard !hasFailed else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            drop()
            throw .input("the trace `\(path)` could not be written", fix: "make room on the disk")
        }
        return path + ".partial"
    }

    /// Leaves nothing behind.
    func drop() {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: path + ".partial")
    }
}
