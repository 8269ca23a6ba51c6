import Foundation

/// A folder of its own for each test, gone after it.
final class WorkingFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "canvas-e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        try data.write(to: url.appending(path: name))
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: url.appending(path: name), withIntermediateDirectories: false)
    }

    /// A new file that takes a stream.
    func stream() throws -> (url: URL, handle: FileHandle) {
        let file = url.appending(path: ".stream-\(UUID().uuidString)")
        try Data().write(to: file)
        return (file, try FileHandle(forWritingTo: file))
    }
}
