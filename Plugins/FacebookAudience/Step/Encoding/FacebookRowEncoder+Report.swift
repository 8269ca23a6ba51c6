public import AudienceSync
public import CanvasModel

extension FacebookRowEncoder {
    /// Describes the keys of the person's row, and what is odd about the attributes that they are made of.
    ///
    /// Of devices all usable advertising ids are described; how many of them a row holds is the step's choice.
    public mutating func report(on person: Int, in people: People, revealing: Bool) -> MatchKeyReport {
        var report = MatchKeyReport()
        let country = country(of: person, in: people)
        for cell in cells where cell.ordinal == 0 {
            if cell.key == .mobileAdvertiserID {
                for device in people.devices.rows(of: person) {
                    let ids = [
                        ("idfa", people.devices.idfa[device]), ("google_ad_id", people.devices.googleAdID[device]),
                    ]
                    for (attribute, reference) in ids where reference.isPresent {
                        let value = people.arena.span.extracting(reference.range)
                        describe(value, as: .mobileAdvertiserID, of: attribute, country, revealing, in: &report)
                    }
                }
            } else {
                let attribute = CellEncoder.attribute(of: cell.key, matching) ?? StandardAttribute.externalID.rawValue
                if let column = cell.column, people.holdsNoText(column, of: person) {
                    report.note(
                        missing: cell.key.rawValue,
                        of: attribute,
                        because: "it is neither a text nor a number"
                    )
                }
                CellEncoder.forEachValue(of: cell.key, cell.column, of: person, in: people) { value in
                    describe(value, as: cell.key, of: attribute, country, revealing, in: &report)
                    return false
                }
            }
        }
        return report
    }

    private mutating func describe(
        _ value: borrowing Span<UInt8>,
        as key: MatchKey,
        of attribute: String,
        _ country: Country?,
        _ revealing: Bool,
        in report: inout MatchKeyReport
    ) {
        var wire = ByteBuffer()
        switch normalizer.appendWireValue(of: value, as: key, country: country, to: &wire) {
        case .unusable(let reason):
            return report.note(missing: key.rawValue, of: attribute, because: reason.clause)
        case .alreadyHashed:
            report.add(key, wire, normalized: nil)
            report.note(attribute, "it is a SHA-256 digest already and is passed on as it is")
        case .normalized:
            report.add(key, wire, normalized: revealing ? normalizer.text : nil)
            guard key == .phone, country != nil else { return }
            if normalizer.normalize(value, as: .phone) == .unusable(.noCountryCode) {
                report.note(attribute, "it has no country code; the one of the profile's country is put before it")
            }
        }
    }
}

extension MatchKeyReport {
    /// Adds a key, unless the same value is there already, as two devices may have one id.
    fileprivate mutating func add(_ key: MatchKey, _ wire: ByteBuffer, normalized: ByteBuffer?) {
        let wire = String(decoding: wire.bytes, as: UTF8.self)
        guard !keys.contains(where: { $0.name == key.rawValue && $0.wire == wire }) else { return }
        keys.append(
            Key(key.rawValue, wire: wire, normalized: normalized.map { String(decoding: $0.bytes, as: UTF8.self) })
        )
    }

    /// Notes something odd about an attribute that is usable, once.
    fileprivate mutating func note(_ attribute: String, _ sentence: String) {
        let note = Note(attribute: attribute, sentence)
        if !notes.contains(note) { notes.append(note) }
    }
}

extension People {
    /// Whether the person's value is one of those that no key is made of: a truth value or a list.
    fileprivate func holdsNoText(_ column: Int, of person: Int) -> Bool {
        switch columns[column].kind {
        case .text, .number: false
        case .boolean, .list: value(column, of: person) != .missing
        }
    }
}

extension UnusableValue {
    /// The sentence as part of another: without its capital and its full stop.
    fileprivate var clause: String {
        let sentence = description
        return sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast()
    }
}
