import CanvasReport

/// The outcomes of `canvas test` as the XML that CI systems read.
///
/// Nobody owns the format; what JUnit 4's Ant task wrote is what all of them take: `testsuites` of `testsuite`s, here
/// a folder each, of `testcase`s, here a scenario each. Only `time` depends on the wall clock.
struct JUnitDocument {
    private let outcomes: [TestOutcome]

    /// Takes outcomes in the order of the list.
    init(_ outcomes: [TestOutcome]) {
        self.outcomes = outcomes
    }

    /// The document.
    var text: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"canvas test\"\(Self.counts(of: outcomes))>\n"
        for suite in suites {
            text += "  <testsuite name=\"\(Self.escaped(suite.name))\"\(Self.counts(of: suite.outcomes))>\n"
            for outcome in suite.outcomes { text += Self.testcase(outcome, in: suite.name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    /// The outcomes by folder, in the order of first appearance; samples are in none.
    private var suites: [(name: String, outcomes: [TestOutcome])] {
        var suites: [(name: String, outcomes: [TestOutcome])] = []
        var places: [String: Int] = [:]
        for outcome in outcomes {
            let name = Self.folder(of: outcome.name)
            if let place = places[name] {
                suites[place].outcomes.append(outcome)
            } else {
                places[name] = suites.count
                suites.append((name, [outcome]))
            }
        }
        return suites
    }

    private static func folder(of name: String) -> String {
        guard Subject.isPath(name) else { return "samples" }
        let folder = name.split(separator: "/", omittingEmptySubsequences: false).dropLast().filter { $0 != "." }
        return folder.isEmpty ? "." : folder.joined(separator: "/")
    }

    private static func testcase(_ outcome: TestOutcome, in suite: String) -> String {
        let name = outcome.name.split(separator: "/").last.map(String.init) ?? outcome.name
        // Systems that show a tree split class names at dots.
        let parts = suite.split(separator: "/").filter { $0 != "." && $0 != ".." }
        let className = parts.isEmpty ? "scenarios" : parts.joined(separator: ".")
        var text = "    <testcase classname=\"\(escaped(className))\" name=\"\(escaped(name))\""
        if Subject.isPath(outcome.name) { text += " file=\"\(escaped(outcome.name))\"" }
        text += " time=\"\(seconds(outcome.seconds))\""
        guard let first = outcome.failures.first else { return text + "/>\n" }
        let message = first.split(separator: "\n").first.map(String.init) ?? first
        text += ">\n      <failure message=\"\(escaped(message))\" type=\"expectation\">"
        let lines = outcome.failures.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        text += lines.map { escaped(String($0)) }.joined(separator: "\n")
        return text + "</failure>\n    </testcase>\n"
    }

    private static func counts(of outcomes: [TestOutcome]) -> String {
        let failures = outcomes.count { !$0.isPassed }
        let seconds = seconds(outcomes.reduce(0) { $0 + $1.seconds })
        return " tests=\"\(outcomes.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\" time=\"\(seconds)\""
    }

    private static func seconds(_ value: Double) -> String { PlainDecimal.text(PlainDecimal.seconds(value)) }

    /// The text for content and attributes: XML 1.0 has no way at all to write most control characters, so that they go.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): continue
            case "\u{FFFE}", "\u{FFFF}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
