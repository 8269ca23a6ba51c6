public import CanvasModel
import Foundation

/// Reads files that a person named, with a sentence for each way in which that can fail.
public enum InputFile {
    /// The largest document that is read, 16 MiB: a canvas or a scenario has a few kilobytes, and what is larger is
    /// some other file named by mistake.
    public static let largestDocument = 16 << 20

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - path: The file as the person named it.
    ///   - limit: The most bytes that it may have.
    public static func bytes(_ path: String, limit: Int = largestDocument) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        try chunks(path) { (chunk) throws(Diagnostic) in
            guard bytes.count + chunk.count <= limit else {
                throw Diagnostic.error(
                    at: Position(file: path),
                    "the file is larger than \(limit >> 20) MiB",
                    fix: "is it the file that you meant?"
                )
            }
            bytes.append(contentsOf: chunk)
        }
        return bytes
    }

    /// Reads a file of any size piece by piece.
    static func chunks(
        _ path: String,
        size: Int = 1 << 20,
        _ body: (Data) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        let position = Position(file: path)
        let handle = try open(path)
        defer { try? handle.close() }
        while true {
            let chunk: Data
            do {
                chunk = try handle.read(upToCount: size) ?? Data()
            } catch {
                throw .error(at: position, "the file can't be read to its end", fix: "check the disk that it is on")
            }
            guard !chunk.isEmpty else { return }
            try body(chunk)
        }
    }

    /// Opens a file, for who reads it or wants to know whether it can be.
    static func open(_ path: String) throws(Diagnostic) -> FileHandle {
        let position = Position(file: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw .error(at: position, "there is no such file")
        }
        guard !isDirectory.boolValue else {
            throw .error(at: position, "it is a directory, not a file")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw .error(at: position, "the file can't be opened", fix: "check that you may read it")
        }
        return handle
    }
}
