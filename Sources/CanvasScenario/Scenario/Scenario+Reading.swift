public import CanvasModel
import Foundation

extension Scenario {
    static let keys = [
        "version", "canvas", "start", "run_for", "seed", "people", "events", "behavior", "networks", "expect",
        "snapshot",
    ]

    /// Reads a scenario, noting every problem in it.
    ///
    /// - Parameters:
    ///   - value: The document.
    ///   - diagnostics: Gets the problems.
    /// - Returns: The scenario, without the parts that have problems; `nil` when the document is none.
    public static func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> Scenario? {
        guard value.members != nil else {
            diagnostics.error(at: value.position, "a scenario is a mapping, not \(value.kindDescription)")
            return nil
        }
        value.refuseUnknownKeys(known: keys, of: "a scenario", into: &diagnostics)
        let file = value.position.file
        let canvas = value["canvas"]
        if canvas?.text?.isEmpty ?? true {
            diagnostics.error(
                at: canvas?.position ?? value.position,
                "the scenario names no canvas",
                fix: "for example canvas: abandoned-cart.canvas.yaml"
            )
        }
        if let version = value["version"], version.integer != 1 {
            diagnostics.error(
                at: version.position,
                "version \(version.kindDescription) is not known",
                fix: "it must be 1"
            )
        }
        return Scenario(
            file: file,
            canvas: resolve(canvas?.text ?? "", beside: file),
            canvasPosition: canvas?.position ?? value.position,
            start: instant(value["start"], into: &diagnostics) ?? defaultStart,
            runFor: runFor(value["run_for"], into: &diagnostics),
            seed: seed(value["seed"], into: &diagnostics),
            people: people(value["people"], file, into: &diagnostics),
            events: events(value["events"], file, into: &diagnostics),
            behavior: list(value["behavior"], "behavior", into: &diagnostics)
                .flatMap { BehaviorReader().read($0, into: &diagnostics) },
            networks: networks(value["networks"], into: &diagnostics),
            expectations: value["expect"].map { expect in
                list(expect, "expect", into: &diagnostics)
                    .flatMap { ExpectationReader().read($0, into: &diagnostics) }
            },
            snapshot: snapshot(value["snapshot"], file, into: &diagnostics)
        )
    }

    /// A path of a document, as its file stands to it.
    static func resolve(_ path: String, beside file: String) -> String {
        guard !path.isEmpty, !path.hasPrefix("/") else { return path }
        let folder = (file as NSString).deletingLastPathComponent
        return folder.isEmpty ? path : (folder as NSString).appendingPathComponent(path)
    }

    static func list(
        _ value: LocatedValue?,
        _ name: String,
        into diagnostics: inout Diagnostics
    ) -> [LocatedValue] {
        guard let value, !value.isNull else { return [] }
        if let elements = value.elements { return elements }
        diagnostics.error(at: value.position, "`\(name)` takes a list, not \(value.kindDescription)")
        return []
    }

    private static func instant(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Instant? {
        guard let value else { return nil }
        if let instant = value.text.flatMap({ Instant(rfc3339: $0) }) { return instant }
        diagnostics.error(
            at: value.position,
            "`start` takes an instant such as 2026-03-02T09:00:00Z, not \(value.kindDescription)"
        )
        return nil
    }

    private static func runFor(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> Interval? {
        guard let value, let interval = value.duration("run_for", into: &diagnostics) else { return nil }
        if interval.seconds > 0 { return interval }
        diagnostics.error(at: value.position, "`run_for` must be longer than nothing")
        return nil
    }

    private static func seed(_ value: LocatedValue?, into diagnostics: inout Diagnostics) -> UInt64 {
        guard let value else { return 0 }
        if let seed = value.text.flatMap({ UInt64($0) }) { return seed }
        diagnostics.error(at: value.position, "`seed` takes a whole number of at least 0, not \(value.kindDescription)")
        return 0
    }

    private static func people(
        _ value: LocatedValue?,
        _ file: String,
        into diagnostics: inout Diagnostics
    ) -> PeopleSource {
        guard let value else { return .generated(count: defaultPeople, shapes: []) }
        if let elements = value.elements { return .inline(elements) }
        if let path = value["file"] {
            value.refuseUnknownKeys(known: ["file"], of: "`people` from a file", into: &diagnostics)
            return .file(Self.file(path, beside: file, into: &diagnostics), path.position)
        }
        value.refuseUnknownKeys(known: ["generate", "with", "file"], of: "`people`", into: &diagnostics)
        guard let generate = value["generate"] else {
            diagnostics.error(
                at: value.position,
                "`people` says not where they come from",
                fix: "write generate: 10000, file: people.jsonl, or a list of people"
            )
            return .inline([])
        }
        let count = generate.integer.flatMap { (0...PeopleGenerator.most).contains($0) ? $0 : nil }
        if count == nil {
            diagnostics.error(
                at: generate.position,
                "`generate` takes a whole number from 0 to \(PeopleGenerator.most), not \(generate.kindDescription)"
            )
        }
        return .generated(count: count ?? 0, shapes: shapes(value["with"], into: &diagnostics))
    }

    private static func shapes(
        _ value: LocatedValue?,
        into diagnostics: inout Diagnostics
    ) -> [(name: String, shape: Shape)] {
        guard let value, !value.isNull else { return [] }
        guard let members = value.members else {
            diagnostics.error(at: value.position, "`with` takes a mapping of attributes, not \(value.kindDescription)")
            return []
        }
        return members.compactMap { member in
            ShapeReader(name: member.key).read(member.value, into: &diagnostics).map { (member.key, $0) }
        }
    }

    private static func events(
        _ value: LocatedValue?,
        _ file: String,
        into diagnostics: inout Diagnostics
    ) -> EventSource {
        guard let value, !value.isNull else { return .none }
        if let elements = value.elements { return .inline(elements) }
        value.refuseUnknownKeys(known: ["file"], of: "`events`", into: &diagnostics)
        guard let path = value["file"] else {
            diagnostics.error(
                at: value.position,
                "`events` says not where they come from",
                fix: "write file: events.jsonl, or a list"
            )
            return .none
        }
        return .file(Self.file(path, beside: file, into: &diagnostics), path.position)
    }

    private static func snapshot(
        _ value: LocatedValue?,
        _ file: String,
        into diagnostics: inout Diagnostics
    ) -> Snapshot? {
        guard let value else { return nil }
        if let path = value.text, !path.isEmpty {
            return Snapshot(path: resolve(path, beside: file), position: value.position)
        }
        diagnostics.error(at: value.position, "`snapshot` takes a path, not \(value.kindDescription)")
        return nil
    }

    private static func file(
        _ value: LocatedValue,
        beside file: String,
        into diagnostics: inout Diagnostics
    ) -> String {
        if let path = value.text, !path.isEmpty { return resolve(path, beside: file) }
        diagnostics.error(at: value.position, "`file` takes a path, not \(value.kindDescription)")
        return ""
    }
}
