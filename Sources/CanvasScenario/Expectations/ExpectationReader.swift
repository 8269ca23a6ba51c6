import CanvasModel

/// Reads one entry of a scenario's `expect`; an entry that names several figures is as many expectations.
struct ExpectationReader {
    /// Those before go first: an expectation on a person may name a step, one on an audience its network.
    static let subjects = [
        "person", "incident", "incidents", "audience", "conversion", "exits", "people", "step", "network", "always",
        "never", "sometimes",
    ]

    func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> [Expectation] {
        guard let members = value.members else {
            diagnostics.error(at: value.position, "an expectation is a mapping, not \(value.kindDescription)")
            return []
        }
        let subject = Self.subjects.lazy.compactMap { name in members.first { $0.key == name } }.first
        guard let subject else {
            diagnostics.error(
                at: members.first?.position ?? value.position,
                "unknown expectation `\(members.first?.key.prefix(60) ?? "")`",
                fix: Spelling.suggestion(for: members.first?.key ?? "", among: Self.subjects)
            )
            return []
        }
        var allowsNone = false
        if let written = value["allow_none"] {
            if written.boolean == nil { diagnostics.error(at: written.position, "`allow_none` takes true or false") }
            allowsNone = written.boolean ?? false
        }
        let rest = members.filter { $0.key != subject.key && $0.key != "allow_none" }
        let expectations = expectations(subject, rest, value, allowsNone: allowsNone, into: &diagnostics)
        if allowsNone, !expectations.contains(where: \.isOverSomebody), !expectations.isEmpty,
            let written = value["allow_none"]
        {
            diagnostics.warning(
                at: written.position,
                "`allow_none` means nothing where neither a share nor anything over time is expected",
                fix: "take it out"
            )
        }
        let places = places(in: value)
        return expectations.map { read in
            var expectation = read
            expectation.places = places
            expectation.checkLimits(into: &diagnostics)
            return expectation
        }
    }

    /// Where each text of an expectation stands first.
    private func places(in value: LocatedValue) -> [String: Position] {
        if let text = value.text { return [text: value.position] }
        let parts = value.elements ?? value.members?.map(\.value) ?? []
        return parts.map { places(in: $0) }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    private func expectations(
        _ subject: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        _ value: LocatedValue,
        allowsNone: Bool,
        into diagnostics: inout Diagnostics
    ) -> [Expectation] {
        if let quantifier = TemporalClaim.Quantifier(rawValue: subject.key) {
            refuseBeside(subject.key, rest, into: &diagnostics)
            return overTime(quantifier, subject, allowsNone: allowsNone, into: &diagnostics)
        }
        if subject.key == "person" { return person(subject, rest, into: &diagnostics) }
        for member in rest where Self.nameKeys.contains(member.key) && member.key != subject.key {
            _ = name(member.value, member.key, of: "a name", into: &diagnostics)
        }
        var members: [Expectation] = []
        var figures = rest
        if subject.key == "audience" {
            figures = rest.filter { !Self.memberKeys.contains($0.key) }
            let saysNothingElse = figures.allSatisfy { Self.audienceParts.contains($0.key) }
            if figures.count < rest.count { members = self.members(subject, rest, into: &diagnostics) }
            if figures.count < rest.count, saysNothingElse { return members }
        }
        return members
            + checks(subject, figures, value, into: &diagnostics).map {
                Expectation(claim: .figure($0.0, $0.1, allowsNone: allowsNone), position: $0.2)
            }
    }

    static let audienceParts = ["network", "ad_account"]
    /// What says more exactly who or what is meant, and takes a name.
    private static let nameKeys = audienceParts + ["variant", "step", "scope"]
    static let memberKeys = ["contains", "excludes"]

    typealias Check = (Expectation.Subject, Condition, Position)

    private func checks(
        _ subject: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        _ value: LocatedValue,
        into diagnostics: inout Diagnostics
    ) -> [Check] {
        if let members = subject.value.members, members.isEmpty {
            diagnostics.error(
                at: subject.value.position,
                "`\(subject.key)` names nothing, so that nothing is expected",
                fix: "leave it out or add a figure with a number"
            )
            return []
        }
        switch subject.key {
        case "incidents": return incidents(subject.value, rest, into: &diagnostics)
        case "people" where subject.value.members != nil:
            refuse(rest, known: [], of: "an expectation on people", into: &diagnostics)
            return people(subject.value, into: &diagnostics)
        case "exits" where subject.value.members != nil:
            refuse(rest, known: [], of: "an expectation on exits", into: &diagnostics)
            return (subject.value.members ?? []).compactMap { member in
                Condition.read(member.value, member.key, into: &diagnostics)
                    .map { (.exits(member.key), $0, member.position) }
            }
        default: break
        }
        guard let name = subject.value.text, !name.isEmpty else {
            diagnostics.error(
                at: subject.value.position,
                "`\(subject.key)` takes a name, not \(subject.value.kindDescription)"
            )
            return []
        }
        var checks: [Check]
        switch subject.key {
        case "step": checks = step(name, rest, into: &diagnostics)
        case "conversion":
            checks = figures(rest, also: ["variant"], of: "a conversion", into: &diagnostics) {
                .conversion(name, variant: value["variant"]?.text, $0)
            }
        case "audience":
            let reference = reference(name, value)
            checks = figures(rest, also: Self.audienceParts + Self.memberKeys, of: "an audience", into: &diagnostics) {
                .audience(reference, $0)
            }
        case "incident": return incident(name, subject, rest, into: &diagnostics)
        case "network":
            checks = figures(rest, also: [], of: "a network", into: &diagnostics) { .network(name, $0) }
        case "exits":
            checks = count(rest, of: "an expectation on exits", .exits(name), into: &diagnostics)
        default:
            guard let figure = Expectation.PeopleFigure(rawValue: name) else {
                unknownPeople(name, subject.value.position, into: &diagnostics)
                return []
            }
            checks = count(rest, of: "an expectation on people", .people(figure), into: &diagnostics)
        }
        if !rest.contains(where: { !(Self.audienceParts + ["variant"]).contains($0.key) }) {
            diagnostics.error(at: value.position, "nothing is expected of `\(name)`", fix: "add a figure with a number")
            checks = []
        }
        return checks
    }

    private func step(_ name: String, _ rest: [LocatedValue.Member], into diagnostics: inout Diagnostics) -> [Check] {
        for member in rest where member.key == "paths" && member.value.members?.isEmpty ?? true {
            diagnostics.error(
                at: member.value.position,
                "`paths` takes a mapping of paths to numbers, not \(member.value.kindDescription)",
                fix: "for example { yes: 5 }"
            )
        }
        let inner = rest.flatMap { $0.key == "paths" ? $0.value.members ?? [] : [$0] }
        return inner.compactMap { member in
            Condition.read(member.value, member.key, into: &diagnostics)
                .map { (.step(name, figure: member.key), $0, member.position) }
        }
    }

    private func figures<Figure: RawRepresentable & CaseIterable>(
        _ rest: [LocatedValue.Member],
        also: [String],
        of what: String,
        into diagnostics: inout Diagnostics,
        _ subject: (Figure) -> Expectation.Subject
    ) -> [Check] where Figure.RawValue == String {
        refuse(rest, known: Figure.allCases.map(\.rawValue) + also, of: what, into: &diagnostics)
        return rest.compactMap { member in
            guard let figure = Figure(rawValue: member.key) else { return nil }
            return Condition.read(member.value, member.key, into: &diagnostics)
                .map { (subject(figure), $0, member.position) }
        }
    }

    private func count(
        _ rest: [LocatedValue.Member],
        of what: String,
        _ subject: Expectation.Subject,
        into diagnostics: inout Diagnostics
    ) -> [Check] {
        refuse(rest, known: ["count"], of: what, into: &diagnostics)
        return rest.filter { $0.key == "count" }.compactMap { member in
            Condition.read(member.value, "count", into: &diagnostics).map { (subject, $0, member.position) }
        }
    }

    private func reference(_ name: String, _ value: LocatedValue) -> AudienceReference {
        AudienceReference(name, network: value["network"]?.text, adAccount: value["ad_account"]?.text)
    }

    private func people(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> [Check] {
        (value.members ?? []).compactMap { member in
            guard let figure = Expectation.PeopleFigure(rawValue: member.key) else {
                unknownPeople(member.key, member.position, into: &diagnostics)
                return nil
            }
            return Condition.read(member.value, member.key, into: &diagnostics)
                .map { (.people(figure), $0, member.position) }
        }
    }

    private func unknownPeople(_ name: String, _ position: Position, into diagnostics: inout Diagnostics) {
        diagnostics.error(
            at: position,
            "nothing is counted of people by the name `\(name.prefix(60))`",
            fix: Spelling.suggestion(for: name, among: Expectation.PeopleFigure.allCases.map(\.rawValue))
        )
    }

    func refuse(
        _ members: [LocatedValue.Member],
        known: [String],
        of what: String,
        into diagnostics: inout Diagnostics
    ) {
        for member in members where !known.contains(member.key) {
            diagnostics.error(
                at: member.position,
                "\(what) has no `\(member.key.prefix(60))`",
                fix: Spelling.suggestion(for: member.key, among: known)
            )
        }
    }
}
