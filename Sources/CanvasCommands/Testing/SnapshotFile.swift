import CanvasModel
import CanvasReport
import CanvasScenario
import CanvasStep
import Foundation

/// The file that a scenario's run is compared with.
struct SnapshotFile {
    private let snapshot: Scenario.Snapshot
    private let test: TestSubject

    /// Takes the snapshot that a scenario names.
    init(_ snapshot: Scenario.Snapshot, of test: TestSubject) {
        self.snapshot = snapshot
        self.test = test
    }

    /// What is wrong with a run, if it is not as the file says.
    ///
    /// - Throws: The problem for which the file can't be read.
    func failure(comparedWith text: String) throws(Diagnostic) -> String? {
        guard let bytes = try bytes() else {
            return Diagnostic.error(
                at: snapshot.position,
                "there is no snapshot `\(snapshot.path)` yet",
                fix: "write it with `\(command)`, and look at it before you keep it"
            ).description
        }
        // Version control may have changed the ends of lines, and nobody means anything by them.
        let old = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        guard !old.utf8.elementsEqual(text.utf8) else { return nil }
        let problem = Diagnostic.error(
            at: snapshot.position,
            "the run is not as `\(snapshot.path)` says",
            fix: "if it is right now, write it with `\(command)`"
        )
        return ([problem.description] + LineDifference(from: old, to: text).shown()).joined(separator: "\n    ")
    }

    /// Writes the file, so that whoever reads it at the same time sees the old text or the new one.
    ///
    /// - Throws: The problem for which it can't be written.
    func update(to text: String) throws(Diagnostic) -> TestOutcome.SnapshotUpdate {
        guard case .file = test.subject else {
            throw .error(at: snapshot.position, "what the executable carries can't be written")
        }
        let bytes = Array(text.utf8)
        if try self.bytes() == bytes { return .unchanged }
        guard WrittenFile.write(bytes, to: snapshot.path) else {
            throw .error(
                at: snapshot.position,
                "the snapshot `\(snapshot.path)` can't be written",
                fix: "check that its folder exists and that you may write there"
            )
        }
        return .written
    }

    private var command: String { "canvas test \(RunArguments.shellWord(test.name)) --update" }

    /// The bytes of the file; `nil` when there is none.
    private func bytes() throws(Diagnostic) -> [UInt8]? {
        switch test.subject {
        case .sample(let sample): return sample.files.first { $0.name == snapshot.path }?.bytes
        case .file:
            guard FileManager.default.fileExists(atPath: snapshot.path) else { return nil }
            return try InputFile.bytes(snapshot.path)
        }
    }
}
