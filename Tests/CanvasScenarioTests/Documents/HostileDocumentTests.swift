import CanvasModel
import CanvasScenario
import Foundation
import Testing

@Suite struct HostileDocumentTests {
    static let laughs: String = {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        return text
    }()

    enum Nesting: String, CaseIterable {
        case brackets, closedBrackets, objects, braces, dashes, indents, questions

        var text: String {
            switch self {
            case .brackets: String(repeating: "[", count: 20_000)
            case .closedBrackets: Nesting.brackets.text + String(repeating: "]", count: 20_000)
            case .objects: String(repeating: "{\"a\":", count: 20_000)
            case .braces: String(repeating: "{a: ", count: 20_000)
            case .dashes: String(repeating: "- ", count: 20_000)
            case .indents: (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            case .questions: String(repeating: "? ", count: 20_000)
            }
        }
    }

    @Test(
        "nesting of 20,000 is refused in one sentence on a small stack, however it is written",
        arguments: Nesting.allCases,
        ["a.yaml", "a.json"]
    )
    func deep(nesting: Nesting, file: String) throws {
        let answer = onSmallStack { problem(in: nesting.text, file: file) }
        let sentence = try #require(answer ?? nil)
        #expect(sentence.hasPrefix("\(file):"))
        #expect(sentence.count < 200)
    }

    @Test("what is nested too deep is told by its depth", arguments: [Nesting.brackets, .braces, .dashes, .indents])
    func depth(nesting: Nesting) {
        let sentence = problem(in: nesting.text) ?? ""
        #expect(sentence.contains("nested more than 64 deep"), "\(sentence)")
    }

    @Test("aliases can't make depth either")
    func deepAliases() throws {
        var text = "a0: &a0 [x]\n"
        for level in 1...100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(problem(in: text)?.contains("nested more than 64 deep") == true)
    }

    @Test("anchors that expand to billions of values are refused")
    func laughs() {
        #expect(problem(in: Self.laughs)?.contains("more than 1000000 values") == true)
        #expect(problem(in: Self.laughs + "? *a9 : 1\n") != nil)
    }

    @Test("a billion laughs as a key is refused as quickly")
    func laughingKey() {
        let text = Self.laughs.split(separator: "\n").prefix(5).joined(separator: "\n") + "\n*a4 : 1\n"
        #expect(problem(in: text)?.contains("a key must be a text") == true)
    }

    @Test("bytes that are no text are refused with their place")
    func bytes() {
        func sentence(_ bytes: [UInt8]) -> String? {
            do throws(Diagnostic) {
                _ = try DocumentReader(file: "a.yaml").read(bytes)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(
            sentence(Array("a: 1\nbü: ".utf8) + [0xFF])?.hasPrefix("a.yaml:2:5: error: the file is not a text in UTF-8")
                == true
        )
        #expect(sentence([0xC3])?.contains("not a text in UTF-8") == true)
        #expect(sentence([0xED, 0xA0, 0x80])?.contains("not a text in UTF-8") == true)
        #expect(sentence(Array("a: 1\nb: \u{1}".utf8))?.hasPrefix("a.yaml:2:4: error: the file is not a text") == true)
        #expect(sentence([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8)) == nil)
    }

    @Test("random bytes are read or refused, never more", arguments: 0..<40)
    func random(seed: Int) throws {
        var state = UInt64(seed)
        func next() -> UInt64 {
            state = StableHash.mix(state)
            return state
        }
        let alphabet = Array("{}[]:,-&*!|>'\"%@`?# \n\tab10~<\\".utf8)
        let bytes = (0..<2_000).map { _ in
            seed.isMultiple(of: 2) ? UInt8(truncatingIfNeeded: next()) : alphabet[Int(next() % UInt64(alphabet.count))]
        }
        for file in ["a.yaml", "a.json"] {
            let refusal = onSmallStack { () -> Diagnostic? in
                do throws(Diagnostic) {
                    _ = try DocumentReader(file: file).read(bytes)
                    return nil
                } catch {
                    return error
                }
            }
            #expect(refusal != nil)
            if let diagnostic = refusal ?? nil { #expect(!diagnostic.sentence.isEmpty) }
        }
    }

    @Test("a file that can't be read is one sentence")
    func files() throws {
        try withFolder { folder in
            func sentence(_ path: String) -> String? {
                do throws(Diagnostic) {
                    _ = try DocumentReader.read(path)
                    return nil
                } catch {
                    return error.description
                }
            }
            #expect(sentence("\(folder)/none.yaml") == "\(folder)/none.yaml: error: there is no such file")
            #expect(sentence(folder) == "\(folder): error: it is a directory, not a file")
            try Data(repeating: 0x20, count: InputFile.largestDocument + 1).write(
                to: URL(fileURLWithPath: "\(folder)/big.yaml")
            )
            #expect(sentence("\(folder)/big.yaml")?.contains("larger than 16 MiB") == true)
            try write("a: 1\n", to: "\(folder)/good.yaml")
            #expect(sentence("\(folder)/good.yaml") == nil)
        }
    }
}
