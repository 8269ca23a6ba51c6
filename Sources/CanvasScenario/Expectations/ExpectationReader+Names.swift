import CanvasModel

/// Names as expectations write them: one or a list.
extension ExpectationReader {
    /// A name.
    func name(_ value: LocatedValue, _ key: String, of what: String, into diagnostics: inout Diagnostics) -> String? {
        if let name = value.text, !name.isEmpty { return name }
        diagnostics.error(at: value.position, "`\(key)` takes \(what), not \(value.kindDescription)")
        return nil
    }

    /// One name, or a list of at least one.
    func names(
        _ value: LocatedValue,
        _ key: String,
        of what: String,
        into diagnostics: inout Diagnostics
    ) -> [String]? {
        guard let elements = value.elements else {
            return name(value, key, of: "\(what) or a list of them", into: &diagnostics).map { [$0] }
        }
        if elements.isEmpty {
            diagnostics.error(
                at: value.position,
                "`\(key)` names nothing, so that nothing is expected",
                fix: "leave it out or add \(what)"
            )
            return nil
        }
        let names = elements.compactMap { name($0, key, of: what, into: &diagnostics) }
        for (index, name) in names.enumerated() where names.count == elements.count && names[..<index].contains(name) {
            diagnostics.warning(at: elements[index].position, "`\(key)` names `\(name.prefix(60))` twice")
        }
        return names.count == elements.count ? names : nil
    }

    /// One audience, or a list of at least one.
    func audiences(
        _ value: LocatedValue,
        _ key: String,
        into diagnostics: inout Diagnostics
    ) -> [AudienceReference] {
        if let elements = value.elements {
            if elements.isEmpty {
                diagnostics.error(
                    at: value.position,
                    "`\(key)` names nothing, so that nothing is expected",
                    fix: "leave it out or add the name of an audience"
                )
            }
            return elements.compactMap { AudienceReference.read($0, key, into: &diagnostics) }
        }
        return AudienceReference.read(value, key, into: &diagnostics).map { [$0] } ?? []
    }

    /// The people of `contains` and `excludes`.
    func members(
        _ subject: LocatedValue.Member,
        _ rest: [LocatedValue.Member],
        into diagnostics: inout Diagnostics
    ) -> [Expectation] {
        // Figures beside them tell of a name that is none themselves.
        guard rest.allSatisfy({ (Self.memberKeys + Self.audienceParts).contains($0.key) }) || subject.value.text != nil,
            let name = name(subject.value, "audience", of: "a name", into: &diagnostics)
        else { return [] }
        func part(_ key: String) -> String? { rest.first { $0.key == key }?.value.text }
        let audience = AudienceReference(name, network: part("network"), adAccount: part("ad_account"))
        var seen: [String: Bool] = [:]
        var found: [Expectation] = []
        for member in rest where Self.memberKeys.contains(member.key) {
            let isMember = member.key == "contains"
            let people = names(member.value, member.key, of: "an external_id", into: &diagnostics) ?? []
            for person in people {
                if let other = seen[person], other != isMember {
                    diagnostics.error(
                        at: member.position,
                        "`\(person.prefix(60))` can't be both in `contains` and in `excludes`",
                        fix: "take them out of one"
                    )
                }
                seen[person] = isMember
                found.append(
                    Expectation(
                        claim: .members(MembersClaim(audience: audience, person: person, isMember: isMember)),
                        position: member.position
                    )
                )
            }
        }
        return found
    }
}
