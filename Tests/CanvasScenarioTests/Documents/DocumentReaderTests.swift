import CanvasModel
import CanvasScenario
import Testing

@Suite struct DocumentReaderTests {
    @Test("values keep their text, their place, and whether they were quoted")
    func places() throws {
        let document = try DocumentReader(file: "a.yaml").read(
            Array("name: Über\nsteps:\n  - { id: a, on: NO, zip: 01234 }\n  - 'true'\n".utf8)
        )
        #expect(document["name"]?.text == "Über")
        #expect(document["name"]?.position == Position(file: "a.yaml", line: 1, column: 7))
        let steps = try #require(document["steps"]?.elements)
        #expect(steps[0]["on"]?.boolean == nil)
        #expect(steps[0]["on"]?.text == "NO")
        #expect(steps[0]["zip"]?.text == "01234")
        #expect(steps[0].members?[1].position == Position(file: "a.yaml", line: 3, column: 14))
        #expect(steps[1].boolean == nil)
        #expect(steps[1].text == "true")
    }

    @Test("JSON gives the same values as YAML")
    func json() throws {
        let text = "{\"a\": [1, 2.50, true, null, \"\\u00fc\\ud83d\\ude00\\/\"],\n \"b\": {\"c\": {}}, \"d\": []}"
        let document = try DocumentReader(file: "a.JSON").read(Array(text.utf8))
        let list = try #require(document["a"]?.elements)
        #expect(list.map(\.text) == ["1", "2.50", "true", nil, "ü😀/"])
        #expect(list[0].integer == 1)
        #expect(list[2].boolean == true)
        #expect(list[3].isNull)
        #expect(document["b"]?["c"]?.members?.isEmpty == true)
        #expect(document["b"]?.position == Position(file: "a.JSON", line: 2, column: 7))
        #expect(document["d"]?.elements?.isEmpty == true)
    }

    @Test("an alias stands for what its anchor marks")
    func aliases() throws {
        let document = try DocumentReader(file: "a.yaml").read(
            Array("a: &x [1, 2]\nb: *x\n*y : 1\n".replacing("*y", with: "c").utf8)
        )
        #expect(document["b"]?.elements?.map(\.text) == ["1", "2"])
    }

    @Test("a merge key is a key like any other")
    func mergeKey() throws {
        let document = try DocumentReader(file: "a.yaml").read(Array("a: &x { b: 1 }\nc: { <<: *x }\n".utf8))
        #expect(document["c"]?["b"] == nil)
        #expect(document["c"]?["<<"]?["b"]?.text == "1")
    }

    @Test(
        "what is no document is one sentence with its place",
        arguments: [
            ("", "a.yaml: error: the file is empty"),
            ("# nothing\n", "a.yaml: error: the file is empty"),
            ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1: error: the key `a` is there twice; keep one of the two"),
            ("a: 1\n---\nb: 2\n", "a.yaml:2:1: error: a second document begins here; keep one document a file"),
            ("a: *b\n", "a.yaml:1:4: error: no value before this one has the anchor `&b`"),
            ("a: &b [*b]\n", "a.yaml:1:8: error: no value before this one has the anchor `&b`"),
            (
                "? [a]\n: 1\n",
                "a.yaml:1:3: error: a key must be a text, not a list or a mapping; put it in quotes if it is one"
            ),
            (
                "a: !!binary abc\n",
                "a.yaml:1:4: error: the tag `tag:yaml.org,2002:binary` has no meaning here; leave it out"
            ),
            (
                "a: [1, 2\n",
                "a.yaml:2:1: error: this is not YAML: while parsing a flow sequence did not find expected ',' or ']'"
            ),
        ]
    )
    func refused(text: String, sentence: String) {
        #expect(problem(in: text) == sentence)
    }

    @Test(
        "what is no JSON is one sentence with its place",
        arguments: [
            ("{\"a\": 1,\n \"a\": 2}", "a.json:2:2: error: the key `a` is there twice; keep one of the two"),
            ("{\"a\" 1}", "a.json:1:6: error: this is not JSON: `:` is missing"),
            ("{\"a\": 1", "a.json:1:8: error: this is not JSON: `,` or `}` is missing"),
            ("[1] 2", "a.json:1:5: error: this is not JSON: something follows the value"),
            ("[01]", "a.json:1:2: error: this is not JSON: this is not a number"),
            ("[nul]", "a.json:1:2: error: this is not JSON: a value is missing"),
            ("[\"\\ud800\"]", "a.json:1:9: error: this is not JSON: a text has half a surrogate pair in it"),
            ("  ", "a.json: error: the file is empty"),
        ]
    )
    func refusedJSON(text: String, sentence: String) {
        #expect(problem(in: text, file: "a.json") == sentence)
    }
}
