import CanvasModel
import CanvasScenario
import Testing

@Suite struct PeopleFileTests {
    static let jsonLines = """
        {"external_id": "ada", "email": "Ada@Example.com", "phone": "+1 (202) 555-0101", "plan": "pro", "visits": 3, "vip": true}

        {"external_id": "björn", "first_name": "Bj\\u00f6rn", "visits": 12, "vip": false, "note": "says \\"hi\\", twice"}
        {"visits": 7, "external_id": "chen", "email": null, "idfa": "AAAA-1", "ad_tracking_enabled": true}
        """

    static let csv = """
        external_id,email,phone,plan,visits,vip,first_name,note,idfa,ad_tracking_enabled\r
        ada,Ada@Example.com,+1 (202) 555-0101,pro,3,true,,,,\r
        björn,,,,12,false,Björn,"says ""hi"", twice",,\r
        chen,,,,7,,,,AAAA-1,true\r

        """

    private func read(_ text: String, as name: String) throws -> People {
        try withFolder { folder in
            try write(text, to: "\(folder)/\(name)")
            return try PeopleFile.read("\(folder)/\(name)")
        }
    }

    private func problem(_ text: String, as name: String) throws -> String? {
        try withFolder { folder in
            try write(text, to: "\(folder)/\(name)")
            do throws(Diagnostic) {
                _ = try PeopleFile.read("\(folder)/\(name)")
                return nil
            } catch {
                return String(error.description.dropFirst(folder.count + 1))
            }
        }
    }

    @Test("the same people come from JSON lines, a JSON list, CSV and a scenario")
    func forms() throws {
        let lines = try read(Self.jsonLines, as: "people.jsonl")
        #expect(lines.count == 3)
        #expect(lines.value("visits", of: "björn") == .number(12))
        #expect(lines.value("vip", of: "ada") == .boolean(true))
        #expect(lines.value("note", of: "björn") == .text("says \"hi\", twice"))
        #expect(lines.value("email", of: "chen") == .missing)
        #expect(lines.value("ad_tracking_enabled", of: "chen") == .boolean(true))
        #expect(lines.value("ad_tracking_enabled", of: "ada") == .missing)
        #expect(try read(Self.csv, as: "people.csv").lines == lines.lines)
        let list = "[" + Self.jsonLines.split(separator: "\n").joined(separator: ",\n") + "]"
        #expect(try read(list, as: "people.json").lines == lines.lines)
        let document = try DocumentReader(file: "a.json").read(Array(list.utf8))
        #expect(try InlinePeople.read(document.elements ?? []).lines == lines.lines)
    }

    @Test("the order of the lines changes nothing")
    func shuffled() throws {
        let lines = (0..<500).map {
            "{\"external_id\": \"u\($0)\", \"email\": \"u\($0)@example.com\", \"n\($0 % 3)\": \($0), \"tags\": [\"t\($0 % 7)\"]}"
        }
        let shuffled = lines.enumerated().sorted {
            StableHash.mix(UInt64($0.offset)) < StableHash.mix(UInt64($1.offset))
        }
        let (one, other) = (
            try read(lines.joined(separator: "\n"), as: "a.jsonl"),
            try read(shuffled.map(\.element).joined(separator: "\n"), as: "a.jsonl")
        )
        #expect(one.lines == other.lines)
        #expect(one.hashes == other.hashes)
    }

    @Test("custom attributes are flattened, and devices are as the export has them")
    func export() throws {
        let people = try read(
            """
            {"external_id": 17, "custom_attributes": {"plan": "pro", "address": {"city": "Köln"}, "email": "no"}, \
            "devices": [{"model": "x", "idfa": "A"}, {"google_ad_id": "B", "ad_tracking_enabled": true}, 5], \
            "facebook": {"id": "1"}, "tags": ["a", 2, null, {"b":1}]}
            """,
            as: "a.jsonl"
        )
        #expect(people.value("plan", of: "17") == .text("pro"))
        #expect(people.value("address.city", of: "17") == .text("Köln"))
        #expect(people.value("facebook.id", of: "17") == .text("1"))
        #expect(people.value("tags", of: "17") == .list(["a", "2", "{\"b\":1}"]))
        #expect(people.column(named: "email") == nil)
        #expect(people.devices.rows(of: 0).count == 2)
        #expect(people.value("ad_tracking_enabled", of: "17") == .boolean(true))
    }

    @Test("a value that does not fit its attribute refuses nothing and changes nobody else")
    func misfits() throws {
        let people = try read(
            """
            {"external_id": "a", "email": ["x"], "dob": 1990, "gender": {"x": 1}, "devices": "none", "idfa": 5}
            {"external_id": "b", "email": "b@example.com", "custom_attributes": 3, "zip": "02134"}
            {"external_id": "c", "zip": 2135}
            """,
            as: "a.jsonl"
        )
        #expect(people.value("email", of: "a") == .text("[\"x\"]"))
        #expect(people.value("email", of: "b") == .text("b@example.com"))
        #expect(people.value("dob", of: "a") == .text("1990"))
        #expect(people.value("zip", of: "b") == .text("02134"))
        #expect(people.value("zip", of: "c") == .text("2135"))
    }

    @Test("a CSV column is numbers only if every cell is")
    func columnTypes() throws {
        let people = try read("external_id,a,b,c,random\n1,5,5,true,1\n2,,x,false,2\n", as: "a.csv")
        #expect(people.value("a", of: "1") == .number(5))
        #expect(people.value("a", of: "2") == .missing)
        #expect(people.value("b", of: "1") == .text("5"))
        #expect(people.value("c", of: "2") == .boolean(false))
    }

    @Test(
        "what refuses a file is told with its line",
        arguments: [
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n{\"external_id\":\"b\",}\n",
                "a.jsonl:2:20: error: a text in quotes is missing"
            ),
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n\n{\"email\":\"b\"}\n",
                "a.jsonl:3:1: error: the person has no `external_id`"
            ),
            ("a.jsonl", "{\"external_id\":null}\n", "a.jsonl:1:1: error: the person has no `external_id`"),
            ("a.jsonl", "{\"external_id\":\"a\"} x\n", "a.jsonl:1:21: error: something follows the value"),
            ("a.jsonl", "[]\n", "a.jsonl:1:1: error: a person is written as an object, {…}"),
            (
                "a.jsonl", "{\"external_id\":\"a\"}\n{\"external_id\":\"b\"}\n{\"external_id\":\"a\"}\n",
                "a.jsonl:3: error: the `external_id` `a` is there twice, first on line 1"
            ),
            ("a.csv", "external_id,a\n1,2\n3\n", "a.csv:3: error: the header has 2 columns and the record 1"),
            (
                "a.csv", "external_id,a\n1,5\"\n2,\"\n",
                "a.csv:2: error: the record has a quote inside a cell that does not begin with one; "
                    + "put the cell in quotes and double those in it"
            ),
            ("a.csv", "external_id,a\n1,\"two\nlines\"\n,3\n", "a.csv:4: error: the person has no `external_id`"),
            ("a.csv", "external_id,a\n1,\"two\n", "a.csv:2: error: a quote that opens in this record is never closed"),
            (
                "a.csv", "externalid,a\n1,2\n",
                "a.csv:1: error: the header has no column `external_id`; is it the one called `externalid`?"
            ),
            ("a.csv", "external_id,a,a\n", "a.csv:1: error: the header has the column `a` twice"),
            ("a.csv", "", "a.csv: error: the file is empty; its first line names the attributes"),
            (
                "a.json", "[{\"external_id\":\"a\"},\n {\"external_id\" 1}]",
                "a.json:2:17: error: `:` is missing"
            ),
            (
                "a.txt", "", "a.txt: error: a people file's name must tell its form; name it .jsonl, .json or .csv"
            ),
        ]
    )
    func refused(name: String, text: String, sentence: String) throws {
        #expect(try problem(text, as: name) == sentence)
    }

    @Test("nesting without end in a line is refused")
    func deep() throws {
        let text = "{\"external_id\":\"a\",\"x\":" + String(repeating: "{\"y\":", count: 20_000)
        #expect(try problem(text, as: "a.jsonl")?.contains("nested more than 64 deep") == true)
    }
}
