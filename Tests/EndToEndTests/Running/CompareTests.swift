import Foundation
import Testing

@Suite("End to end: canvas compare") struct CompareTests {
    private struct Comparison: Decodable {
        struct People: Decodable {
            let count: Int
            let ids: [String]
            let onlyA: Int?
            let onlyB: Int?
            let otherPath: Int?
            let otherTime: Int?
        }
        struct Figure: Decodable, Equatable {
            var a: Int?
            var b: Int?
        }
        struct Place: Decodable {
            let id: String?
            let name: String?
            let `in`: String
            let changes: Bool
            let figures: [String: Figure]
            let people: People?
        }
        let version: Int
        let changes: Bool
        let inPopulation: Int
        let people: People
        let steps: [Place]
        let variants: [Place]
        let exits: [Place]
        let conversions: [Place]
        let audiences: [Place]
    }

    private static let canvas = """
        name: Shop
        schedule: { type: action_based, trigger: { event: joined } }
        audience: { attribute: ad_tracking_enabled, equals: true }
        conversions: [{ name: Bought, event: bought, within: 3d }]
        steps:
          - { id: wait, type: delay, settings: { duration: 1h }, next: rich }
          - id: rich
            type: decision_split
            settings: { if: { custom_attribute: spent, more_than: 100 } }
            next: { yes: add, no: mail }
          - id: add
            type: facebook_audience
            settings:
              ad_account: act_1234567890
              audience: { create: rich }
              action: add
              match_on: [email]
          - { id: mail, type: message, settings: { channel: email } }

        """

    private static let scenario = """
        canvas: a.canvas.yaml
        run_for: 7d
        people:
          - { external_id: ada, email: ada@example.com, ad_tracking_enabled: true, spent: 120 }
          - { external_id: ben, email: ben@example.com, ad_tracking_enabled: true, spent: 60 }
          - { external_id: cem, email: cem@example.com, ad_tracking_enabled: true, spent: 10 }
          - { external_id: dot, email: dot@example.com, ad_tracking_enabled: true, spent: 500 }
        events:
          - { external_id: ada, name: joined, time: 2026-03-02T10:00:00Z }
          - { external_id: ben, name: joined, time: 2026-03-02T11:00:00Z }
          - { external_id: cem, name: joined, time: 2026-03-02T12:00:00Z }
        behavior:
          - { after: { step: mail, received: true }, does: bought, probability: 1, within: 1h }
        expect: [{ step: mail, entered: 2 }]

        """

    private func folder(_ changes: [(String, String)]) throws -> WorkingFolder {
        let folder = try WorkingFolder()
        try folder.write(Self.canvas, to: "a.canvas.yaml")
        var other = Self.canvas
        for (old, new) in changes { other = other.replacingOccurrences(of: old, with: new) }
        try folder.write(other, to: "b.canvas.yaml")
        try folder.write(Self.scenario, to: "a.scenario.yaml")
        return folder
    }

    private func compare(_ folder: WorkingFolder, _ more: String...) async throws -> Comparison {
        let outcome = try await CanvasProcess(folder: folder)
            .run(["compare", "a.canvas.yaml", "b.canvas.yaml", "--json"] + more)
        #expect(outcome.status == 0, "\(outcome.error)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Comparison.self, from: outcome.output)
    }

    @Test("Two versions that make the same of everybody change nothing")
    func same() async throws {
        let folder = try folder([("name: Shop", "name: Another shop"), ("# ", "# ")])
        let outcome = try await CanvasProcess(folder: folder)(
            "compare",
            "a.canvas.yaml",
            "b.canvas.yaml",
            "--scenario",
            "a.scenario.yaml"
        )
        #expect(outcome.status == 0)
        #expect(
            outcome.text == """
                a.canvas.yaml → b.canvas.yaml · 4 people (listed, seed 0) · 7 days from 2026-03-02

                nothing changes

                """
        )
        #expect(outcome.error == "")
        #expect(try await !compare(folder).changes)
    }

    @Test("A filter that is changed concerns those whom it decides otherwise, at every place behind it")
    func filter() async throws {
        let folder = try folder([("more_than: 100", "more_than: 50")])
        let comparison = try await compare(folder)
        #expect(comparison.version == 1 && comparison.changes && comparison.inPopulation == 4)
        #expect(comparison.people.count == 1 && comparison.people.ids == ["ben"])
        #expect(comparison.steps.map(\.id) == ["wait", "rich", "add", "mail"])
        #expect(comparison.steps.map(\.changes) == [false, true, true, true])
        let rich = try #require(comparison.steps.first { $0.id == "rich" })
        #expect(rich.people?.count == 1 && rich.people?.otherPath == 1 && rich.people?.ids == ["ben"])
        #expect(rich.figures["path yes"] == Comparison.Figure(a: 1, b: 2))
        #expect(comparison.steps.first { $0.id == "add" }?.people?.onlyB == 1)
        #expect(comparison.steps.first { $0.id == "mail" }?.people?.onlyA == 1)
        let audience = try #require(comparison.audiences.first)
        #expect(audience.name == "rich" && audience.figures["members"] == Comparison.Figure(a: 1, b: 2))
        #expect(audience.people?.onlyB == 1 && audience.people?.ids == ["ben"])
        #expect(comparison.conversions.first?.figures["count"] == Comparison.Figure(a: 2, b: 1))
        #expect(comparison.conversions.first?.people?.onlyA == 1)
        #expect(comparison.exits.allSatisfy { $0.in == "both" && $0.figures["count"]?.a == $0.figures["count"]?.b })
    }

    @Test("The table shows what changes, for how many, and the ids of as many as asked for")
    func table() async throws {
        let folder = try folder([("duration: 1h", "duration: 2h")])
        let outcome = try await CanvasProcess(folder: folder)(
            "compare",
            "a.canvas.yaml",
            "b.canvas.yaml",
            "--people",
            "2"
        )
        #expect(outcome.status == 0)
        let lines = outcome.text.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("something changes for 3 of 4 people: ") && $0.hasSuffix(", …") })
        #expect(
            lines.contains { $0.hasPrefix("wait") && $0.contains("  3  3   3 at another time: ") },
            "\(outcome.text)"
        )
        #expect(!outcome.text.contains("dot"), "dot never joined")
    }

    @Test("Steps of one version are added or removed, whoever comes to them counted")
    func added() async throws {
        let folder = try folder([
            ("next: { yes: add, no: mail }", "next: { yes: add, no: push }"), ("id: mail", "id: push"),
        ])
        let comparison = try await compare(folder)
        #expect(comparison.steps.map(\.id) == ["wait", "rich", "add", "mail", "push"])
        let (mail, push) = (comparison.steps[3], comparison.steps[4])
        #expect(mail.in == "removed" && mail.people?.onlyA == 2)
        #expect(push.in == "added" && push.people?.onlyB == 2)
        #expect(mail.figures["entered"] == Comparison.Figure(a: 2, b: nil))
        #expect(comparison.conversions.first?.people?.onlyA == 2)
        let outcome = try await CanvasProcess(folder: folder)("compare", "a.canvas.yaml", "b.canvas.yaml")
        #expect(
            outcome.error
                == "canvas: note: the second version has no step `mail`, so nothing follows it there as"
                + " a.scenario.yaml:13:22 says\n"
        )
        #expect(outcome.text.contains("\nmail, removed         2  –   2 only in A: "))
        #expect(outcome.text.contains("\npush, added           –  2   2 only in B: "))
    }

    @Test("The problems of both versions are told, and of what is none of a version")
    func refused() async throws {
        let folder = try folder([("duration: 1h", "duration: soon")])
        try folder.write(Self.canvas.replacingOccurrences(of: "next: rich", with: "next: poor"), to: "a.canvas.yaml")
        let canvas = CanvasProcess(folder: folder)
        let both = try await canvas("compare", "a.canvas.yaml", "b.canvas.yaml")
        both.expectNoTrap()
        #expect(both.status == 1 && both.text == "")
        #expect(both.errorLines.contains { $0.hasPrefix("a.canvas.yaml:6:") })
        #expect(both.errorLines.contains { $0.hasPrefix("b.canvas.yaml:6:") })
        #expect(both.errorLines.allSatisfy { $0.contains(": error: ") || $0.contains(": warning: ") })
        let scenario = try await canvas("compare", "a.scenario.yaml", "b.canvas.yaml")
        #expect(scenario.status == 1 && scenario.error.hasPrefix("a.scenario.yaml:1:1: error: it is a scenario"))
        let missing = try await canvas("compare", "a.canvas.yaml", "c.canvas.yaml")
        missing.expectRefusal(1, "c.canvas.yaml: error: there is no such file")
        #expect(try await canvas("compare", "a.canvas.yaml").status == 2)
        #expect(try await canvas("compare", "a.canvas.yaml", "b.canvas.yaml", "--people=-1").status == 2)
    }

    @Test("Samples go by their names, and a generated population is the same in both")
    func samples() async throws {
        let folder = try WorkingFolder()
        let outcome = try await CanvasProcess(folder: folder)("compare", "abandoned-cart", "abandoned-cart")
        #expect(outcome.status == 0)
        #expect(outcome.text.hasSuffix("\nnothing changes\n"), "\(outcome.text)")
        #expect(outcome.text.contains("10,000 people (generated, seed 7)"))
    }
}
