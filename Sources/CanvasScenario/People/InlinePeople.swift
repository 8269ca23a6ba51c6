public import CanvasModel

/// Reads people written out in a scenario.
public enum InlinePeople {
    /// Reads a list of people, by the rules of a people file.
    public static func read(_ elements: [LocatedValue]) throws(Diagnostic) -> People {
        var builder = PeopleBuilder()
        for element in elements {
            guard let members = element.members else {
                throw .error(at: element.position, "a person is a mapping, not \(element.kindDescription)")
            }
            guard let id = element["external_id"]?.text, !id.isEmpty else {
                throw .error(at: element.position, "the person has no `external_id`")
            }
            builder.begin(externalID: id.utf8, line: element.position.line)
            var device = DeviceRow()
            for member in members where !Scenario.entryKeys.contains(member.key) { set(member, &builder, &device) }
            if !device.isEmpty { device.add(to: &builder) }
            for value in element["devices"]?.elements ?? [] where value.members != nil {
                row(value).add(to: &builder)
            }
        }
        return try PeopleFile.finish(builder, file: elements.first?.position.file ?? "").people
    }

    private static func set(_ member: LocatedValue.Member, _ builder: inout PeopleBuilder, _ device: inout DeviceRow) {
        let value = member.value
        switch AttributeRole(member.key, &builder) {
        case .externalID, .devices: break
        case .idfa: device.idfa = value.text
        case .googleAdID: device.googleAdID = value.text
        case .adTrackingEnabled: device.adTrackingEnabled = value.text.flatMap(DeviceRow.tracking)
        case .standard(let handle):
            if let text = value.text { builder.set(handle, text.utf8) }
        case .custom:
            custom(member.key, value, &builder)
        case .customAttributes:
            for inner in value.members ?? [] where StandardAttribute(rawValue: inner.key) == nil {
                custom(inner.key, inner.value, &builder)
            }
        }
    }

    private static func custom(_ name: String, _ value: LocatedValue, _ builder: inout PeopleBuilder) {
        switch value.node {
        case .list(let elements):
            builder.set(builder.handle(name), list: elements.compactMap(\.text))
        case .map(let members):
            for member in members { custom("\(name).\(member.key)", member.value, &builder) }
        case .scalar:
            guard let text = value.text else { return }
            let kind: PeopleBuilder.ValueKind =
                value.boolean != nil ? .boolean : value.number != nil ? .number : .text
            builder.set(builder.handle(name), (value.boolean.map(String.init) ?? text).utf8, kind)
        }
    }

    private static func row(_ value: LocatedValue) -> DeviceRow {
        DeviceRow(
            idfa: value["idfa"]?.text,
            googleAdID: value["google_ad_id"]?.text,
            adTrackingEnabled: value["ad_tracking_enabled"]?.text.flatMap(DeviceRow.tracking)
        )
    }
}
