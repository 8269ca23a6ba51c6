import CanvasModel
import Foundation

/// Where the documents of a run are read from.
public enum DocumentSource: Sendable {
    /// Files, by their paths.
    case disk
    /// Files that an executable carries, by their names.
    case bundled([String: [UInt8]])

    /// Reads a document.
    ///
    /// - Throws: The problem that makes it unreadable.
    func read(_ path: String) throws(Diagnostic) -> LocatedValue {
        switch self {
        case .disk:
            return try DocumentReader.read(path)
        case .bundled(let files):
            guard let bytes = files[path] else {
                throw .error(at: Position(file: path), "there is no such file among the samples")
            }
            return try DocumentReader(file: path).read(bytes)
        }
    }

    /// Whether there is a file.
    func has(_ path: String) -> Bool {
        switch self {
        case .disk: FileManager.default.fileExists(atPath: path)
        case .bundled(let files): files[path] != nil
        }
    }
}
