import CanvasModel
import CanvasScenario
import Foundation

/// Which scenarios the words of a `canvas test` mean.
struct TestSelection: Sendable {
    let paths: [String]
    let filter: String?
    let finder: ScenarioFinder

    /// The tests of some scenarios, and the scenarios that are none.
    struct Tests {
        var run: [ScenarioTest] = []
        /// The names of scenarios in folders that expect nothing.
        var leftOut: [String] = []
    }

    /// The scenarios, each once, with which word means them.
    func subjects() throws -> [(subject: TestSubject, path: String)] {
        var names: Set<String> = []
        var all: [(TestSubject, String)] = []
        for path in paths {
            let found = try finder.subjects(of: path)
            guard !found.isEmpty else { throw Self.nothing(in: path) }
            all += found.map { ($0, path) }
        }
        let chosen = all.filter { filter == nil || $0.0.name.lowercased().contains((filter ?? "").lowercased()) }
        guard !chosen.isEmpty else {
            throw CommandFailure.input("no scenario's name contains `\(filter ?? "")`")
        }
        return chosen.filter { names.insert($0.0.name).inserted }
    }

    /// The tests among scenarios that were read.
    ///
    /// - Throws: A failure when a word means none.
    func tests(among read: [(test: ScenarioTest, path: String)]) throws -> Tests {
        var tests = Tests()
        var paths = Set(read.filter { !$0.test.isTest }.map(\.path))
        var owners: [String: String] = [:]
        for (test, path) in read {
            guard test.isTest else {
                tests.leftOut.append(test.subject.name)
                continue
            }
            paths.remove(path)
            tests.run.append(Self.owning(test, among: &owners))
        }
        if let path = read.map(\.path).first(where: { paths.contains($0) }) { throw Self.nothing(in: path) }
        return tests
    }

    /// The test, with a problem when its snapshot is another one's already: each would overwrite the other's.
    private static func owning(_ test: ScenarioTest, among owners: inout [String: String]) -> ScenarioTest {
        guard case .file = test.subject.subject, let snapshot = test.inspection?.snapshot else { return test }
        let path = URL(filePath: snapshot.path).standardizedFileURL.path
        guard let owner = owners[path] else {
            owners[path] = test.inspection?.files.first ?? test.subject.name
            return test
        }
        guard owner != test.inspection?.files.first else { return test }
        var test = test
        test.problems.append(
            .error(
                at: snapshot.position,
                "`\(snapshot.path)` is the snapshot of `\(owner)` already",
                fix: "give each scenario a file of its own"
            )
        )
        return test
    }

    private static func nothing(in path: String) -> CommandFailure {
        .input(
            "`\(path)` has no scenario that expects something",
            fix: "add `expect` to a scenario, for example `expect: [{ incidents: none }]`"
        )
    }
}
