import CanvasModel
import CanvasScenario
import Foundation
import Testing

/// Reads a document and returns what a person would see of its problem.
func problem(in text: String, file: String = "a.yaml") -> String? {
    do throws(Diagnostic) {
        _ = try DocumentReader(file: file).read(Array(text.utf8))
        return nil
    } catch {
        return error.description
    }
}

/// A folder for the files of one test, gone afterwards.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("scenario-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}

/// The same for a test that waits for something.
func withOpenFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("scenario-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(url.path)
}

func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}
