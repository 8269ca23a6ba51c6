import CanvasModel
import CanvasScenario
import Testing

@Suite struct EventFileTests {
    static func people() throws -> People {
        var builder = PeopleBuilder()
        for id in ["ada", "grace"] { builder.begin(externalID: id.utf8) }
        return try builder.finish()
    }

    private func lines(_ log: EventLog, _ people: People) -> [String] {
        log.events.map { event in
            let properties = event.properties < 0 ? Properties() : log.properties[Int(event.properties)]
            let texts = properties.names.sorted().map { "\($0)=\(properties[$0])" }
            return
                ([event.instant.description, people.externalID(of: Int(event.person)), log.names[Int(event.name)]]
                + texts)
                .joined(separator: " ")
        }
    }

    private func read(_ text: String, as name: String) throws -> [String] {
        let people = try Self.people()
        return try withFolder { folder in
            try write(text, to: "\(folder)/\(name)")
            return lines(try EventFile.read("\(folder)/\(name)", people: people), people)
        }
    }

    static let expected = [
        "2026-03-01T08:00:00Z grace login",
        "2026-03-02T09:00:00Z ada purchase currency=EUR gift=true price=12.5 product_id=x quantity=2",
    ]

    @Test("the same events come from JSON lines, CSV and a scenario, sorted by time")
    func forms() throws {
        let json = """
            {"external_id": "ada", "time": "2026-03-02T10:00:00.9+01:00", "product_id": "x", "properties": {"price": 12.5, "gift": true, "quantity": 2}, "currency": "EUR"}

            {"external_id": "grace", "name": "login", "time": "2026-03-01T08:00:00Z", "properties": null}
            """
        #expect(try read(json, as: "e.jsonl") == Self.expected)
        let csv = """
            external_id,name,time,product_id,price,currency,quantity,gift
            ada,purchase,2026-03-02T09:00:00Z,x,12.5,EUR,2,true
            grace,login,2026-03-01T08:00:00Z,,,,,
            """
        #expect(try read(csv, as: "e.csv") == Self.expected)
        let yaml = """
            - { external_id: ada, name: purchase, time: 2026-03-02T09:00:00Z, product_id: x, properties: { price: 12.5, currency: EUR, quantity: 2, gift: true } }
            - { external_id: grace, name: login, time: 2026-03-01T08:00:00Z }
            """
        let people = try Self.people()
        let list = try DocumentReader(file: "a.yaml").read(Array(yaml.utf8)).elements ?? []
        #expect(lines(try EventFile.read(list, people: people), people) == Self.expected)
    }

    @Test(
        "what refuses a file is told with its line",
        arguments: [
            (
                "e.jsonl",
                "{\"external_id\":\"ada\",\"name\":\"a\",\"time\":\"2026-03-01T08:00:00Z\"}\n"
                    + "{\"external_id\":\"bob\",\"name\":\"a\",\"time\":\"2026-03-01T08:00:00Z\"}",
                "e.jsonl:2: error: nobody has the `external_id` `bob`"
            ),
            (
                "e.jsonl", "{\"external_id\":\"ada\",\"name\":\"a\",\"time\":\"yesterday\"}",
                "e.jsonl:1: error: `yesterday` is not an instant; write it with its zone, such as 2026-03-02T09:00:00Z"
            ),
            ("e.jsonl", "{\"external_id\":\"ada\",\"time\":\"x\"}", "e.jsonl:1: error: the event has no `name`"),
            ("e.jsonl", "{\"external_id\":\"ada\",", "e.jsonl:1:22: error: a text in quotes is missing"),
            (
                "e.csv", "external_id,time\nada,x\n",
                "e.csv:1: error: the header has no column `name`"
            ),
            (
                "e.csv", "external_id,name,time\nada,a\n",
                "e.csv:2: error: the header has 3 columns and the record 2"
            ),
            ("e.txt", "", "e.txt: error: an event file's name must tell its form; name it .jsonl or .csv"),
        ]
    )
    func refused(name: String, text: String, sentence: String) throws {
        try withFolder { folder in
            try write(text, to: "\(folder)/\(name)")
            let people = try Self.people()
            do throws(Diagnostic) {
                _ = try EventFile.read("\(folder)/\(name)", people: people)
                Issue.record("the file was taken")
            } catch {
                #expect(error.description == "\(folder)/\(sentence)")
            }
        }
    }
}
