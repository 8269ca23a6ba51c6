import CanvasCommands
import CanvasReport
import Foundation
import Testing

// XMLParser is a module of its own where Foundation is swift-corelibs-foundation.
#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("JUnit XML of canvas test") struct JUnitTests {
    /// The elements of a document, each with its attributes and text.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(path: String, attributes: [String: String], text: String)] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            let above = open.last.map { elements[$0].path + "/" } ?? ""
            open.append(elements.count)
            elements.append((above + name, attributes, ""))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = open.last { elements[last].text += text }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }
    }

    @Test("It has a suite a folder and a case a scenario, and says what failed, whatever is in the message")
    func shape() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canvas-junit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "sub"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a<&>\".scenario.yaml", "sub/b.scenario.yaml"] {
            try Data().write(to: folder.appending(path: name))
        }
        var engine = RecordedEngine()
        engine.inspection.expectations = 1
        engine.verdict.failures = ["f:1:2: error: a <b> & \"c\" \u{1}\u{1B}[31m, 'd'\n    second\u{0} line"]
        let file = folder.appending(path: "out.xml")
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            ["test", folder.path, "greet", "--junit", file.path],
            toolbox: ExamplePlugin.toolbox,
            engine: engine,
            console: console
        )
        #expect(status == .wrongInput)
        #expect(console.output.hasSuffix("0 passed, 3 failed\n"))
        let parser = XMLParser(data: try Data(contentsOf: file))
        let reader = Reader()
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        let suites = reader.elements.filter { $0.path == "testsuites/testsuite" }
        let base = folder.path.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "/")
        #expect(suites.map { $0.attributes["name"] } == [base, base + "/sub", "samples"])
        let whole = try #require(reader.elements.first)
        #expect(whole.path == "testsuites")
        #expect(whole.attributes["tests"] == "3")
        #expect(whole.attributes["failures"] == "3")
        #expect(whole.attributes["timestamp"] == nil)
        let cases = reader.elements.filter { $0.path == "testsuites/testsuite/testcase" }
        #expect(cases.map { $0.attributes["name"] } == ["a<&>\".scenario.yaml", "b.scenario.yaml", "greet"])
        #expect(cases.allSatisfy { $0.attributes["classname"]?.isEmpty == false })
        #expect(cases.allSatisfy { $0.attributes["time"].flatMap { Double($0) } != nil })
        #expect(cases.map { $0.attributes["file"] != nil } == [true, true, false])
        let failures = reader.elements.filter { $0.path == "testsuites/testsuite/testcase/failure" }
        #expect(failures.count == 3)
        #expect(failures.first?.attributes["message"] == "f:1:2: error: a <b> & \"c\" [31m, 'd'")
        #expect(failures.first?.text == "f:1:2: error: a <b> & \"c\" [31m, 'd'\n    second line")
    }

    @Test("A file that can't be written is told after the outcomes")
    func unwritable() async {
        var engine = RecordedEngine()
        engine.inspection.expectations = 1
        let console = RecordingConsole()
        let status = await CanvasTool.run(
            ["test", "greet", "--junit", "/no/such/folder/out.xml"],
            toolbox: ExamplePlugin.toolbox,
            engine: engine,
            console: console
        )
        #expect(status == .wrongInput)
        #expect(console.output == "✓ greet   1 expectation\n1 passed, 0 failed\n")
        #expect(
            console.error
                == "canvas: error: `/no/such/folder/out.xml` can't be written; check that its folder exists and that you may"
                + " write there\n"
        )
    }
}
