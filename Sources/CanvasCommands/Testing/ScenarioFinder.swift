import CanvasModel
import Foundation

/// Finds the scenarios that a word of `canvas test` means.
struct ScenarioFinder: Sendable {
    let samples: SampleCatalog

    /// The scenarios: of a sample, of a file, or all `*.scenario.yaml` of a folder and those in it, by path.
    func subjects(of word: String) throws -> [TestSubject] {
        if isFolder(word), Subject.isPath(word) || !samples.all.contains(where: { $0.name == word }) {
            return try scenarios(in: word).map { TestSubject(name: $0, subject: .file($0), isFound: true) }
        }
        if Subject.isPath(word) { return [TestSubject(name: word, subject: .file(word))] }
        return [TestSubject(name: word, subject: .sample(try samples.sample(named: word)))]
    }

    private func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// What a build or a version control system keeps in folders of a dot is nobody's test.
    private func scenarios(in folder: String) throws -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Diagnostic.error(at: Position(file: folder), "the folder can't be read", fix: "check that you may")
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        return try names.filter { !$0.hasPrefix(".") }.flatMap { name in
            let path = base + name
            if isFolder(path) { return isLink(path) ? [] : try scenarios(in: path) }
            return Self.endings.contains { name.lowercased().hasSuffix($0) } ? [path] : []
        }
    }

    /// A link to a folder may lead back to where it lies.
    private func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    private static let endings = [".scenario.yaml", ".scenario.yml", ".scenario.json"]
}
