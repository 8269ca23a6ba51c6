public import CanvasModel

extension CanvasReader {
    /// Writes out a document as it is understood: its keys in order, and every default filled in.
    ///
    /// - Parameter document: A document in which no problem was found that blocks.
    /// - Returns: The document as YAML, with which a run does the same.
    public func effectiveText(of document: LocatedValue) -> String {
        var members = [DocumentText.Member("version", .raw(String(Self.version)))]
        for key in DocumentReader.keys.dropFirst() {
            let written = document[key].flatMap { $0.isNull ? nil : $0 }
            switch key {
            case "schedule":
                let fallback = DocumentText.map([.init("type", .raw(ScheduleType.scheduled.rawValue))])
                members.append(.init(key, written.map { DocumentText($0) } ?? fallback))
            case "conversions":
                let window = DocumentText.Member("within", .raw(ConversionCheck.defaultWindow.description))
                guard let elements = written?.elements else { continue }
                members.append(.init(key, .list(elements.map { DocumentText($0).filling([window]) })))
            case "variants":
                members.append(.init(key, written.map { DocumentText($0) } ?? onlyVariant(of: document)))
            case "steps":
                members.append(.init(key, .list((written?.elements ?? []).map { step($0) })))
            default:
                if let written { members.append(.init(key, DocumentText(written))) }
            }
        }
        return DocumentText.map(members).text
    }

    private func onlyVariant(of document: LocatedValue) -> DocumentText {
        let first = document["steps"]?.elements?.first?["id"].map { DocumentText($0) }
        return .list([
            .map([
                .init("name", .raw("Variant 1")), .init("percent", .raw("100")),
                .init("first_step", first ?? .raw(PathNames.exit)),
            ])
        ])
    }

    private func step(_ value: LocatedValue) -> DocumentText {
        guard let record = value["type"]?.text.flatMap({ registry.record(ofType: $0) }) else {
            return DocumentText(value)
        }
        let defaults = record.description.fields.compactMap { field in
            field.defaultText.map { DocumentText.Member(field.name, .raw($0)) }
        }
        var members: [DocumentText.Member] = []
        for key in ["id", "type", "name", "description"] {
            if let written = value[key] { members.append(.init(key, DocumentText(written))) }
        }
        let settings = (value["settings"].map { DocumentText($0) } ?? .map([])).filling(defaults)
        if case .map(let filled) = settings, !filled.isEmpty { members.append(.init("settings", settings)) }
        let next = value["next"].flatMap { $0.isNull ? nil : $0 }
        members.append(.init("next", next.map { DocumentText($0) } ?? .raw(PathNames.exit)))
        return .map(members)
    }
}
