import CanvasModel

/// Reads people written as JSON objects.
///
/// `external_id` may stand anywhere in its object, so that what a line says is noted first, as places in its bytes, and
/// goes to the builder at the end.
struct JSONPeople {
    private struct Value {
        let handle: PeopleBuilder.Handle
        let kind: PeopleBuilder.ValueKind
        let text: JSONScanner.Text
    }

    var builder = PeopleBuilder()
    var scanner = JSONScanner()
    private var roles = AttributeRoles()
    private var externalID: JSONScanner.Text?
    private var values: [Value] = []
    private var lists: [(handle: PeopleBuilder.Handle, items: [String])] = []
    private var device = DeviceRow()
    private var devices: [DeviceRow] = []

    /// Reads the object that begins where the scanner is.
    mutating func person(_ bytes: Span<UInt8>, line: Int) throws(JSONProblem) {
        forget()
        guard try scanner.kind(bytes) == .object else { throw scanner.problem("a person is written as an object, {…}") }
        let start = scanner.at
        scanner.at += 1
        if !scanner.take(0x7D, bytes) {
            var place = 0
            repeat {
                let key = try scanner.key(bytes)
                try member(role(of: key, at: place, bytes), key, bytes)
                place += 1
            } while scanner.take(0x2C, bytes)
            try scanner.expect(0x7D, bytes)
        }
        guard let externalID, !externalID.range.isEmpty else {
            throw JSONProblem(offset: start, sentence: "the person has no `external_id`")
        }
        Self.with(externalID, bytes, scanner.unescaped) { id in builder.begin(externalID: id, line: line) }
        for value in values {
            Self.with(value.text, bytes, scanner.unescaped) { text in _ = builder.set(value.handle, text, value.kind) }
        }
        for list in lists { builder.set(list.handle, list: list.items) }
        if !device.isEmpty { device.add(to: &builder) }
        for device in devices { device.add(to: &builder) }
    }

    private mutating func forget() {
        scanner.restart(at: scanner.at)
        externalID = nil
        values.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
        device = DeviceRow()
        devices.removeAll(keepingCapacity: true)
    }

    private mutating func role(
        of key: JSONScanner.Text,
        at place: Int,
        _ bytes: Span<UInt8>
    ) -> AttributeRole {
        if key.isUnescaped { return AttributeRole(scanner.text(key, bytes), &builder) }
        return roles.role(of: bytes.extracting(key.range), at: place, &builder)
    }

    private static func with(
        _ text: JSONScanner.Text,
        _ bytes: Span<UInt8>,
        _ unescaped: [UInt8],
        _ body: (Span<UInt8>) -> Void
    ) {
        if text.isUnescaped {
            body(unescaped.span.extracting(text.range))
        } else {
            body(bytes.extracting(text.range))
        }
    }

    private mutating func member(
        _ role: AttributeRole,
        _ key: JSONScanner.Text,
        _ bytes: Span<UInt8>
    ) throws(JSONProblem) {
        let kind = try scanner.kind(bytes)
        switch role {
        case .standard(let handle):
            try standard(handle, kind, bytes)
        case .custom(let handle):
            try custom(handle, kind, bytes) { [scanner] in scanner.text(key, bytes) }
        case .externalID where kind == .string:
            let text = try scanner.string(bytes)
            externalID = externalID ?? text
        case .externalID where kind == .number:
            let range = try scanner.number(bytes)
            externalID = externalID ?? JSONScanner.Text(range: range, isUnescaped: false)
        case .idfa where kind == .string: device.idfa = try string(bytes)
        case .googleAdID where kind == .string: device.googleAdID = try string(bytes)
        case .adTrackingEnabled where kind == .string: device.adTrackingEnabled = DeviceRow.tracking(try string(bytes))
        case .adTrackingEnabled where kind == .boolean:
            device.adTrackingEnabled = try scanner.word(bytes).count == 4
        case .devices where kind == .array:
            try deviceList(bytes)
        case .customAttributes where kind == .object:
            try customAttributes(bytes)
        default:
            // Null, or a value that does not fit.
            _ = try scanner.skipValue(bytes)
        }
    }

    private mutating func string(_ bytes: Span<UInt8>) throws(JSONProblem) -> String {
        let text = try scanner.string(bytes)
        return scanner.text(text, bytes)
    }

    private mutating func note(_ handle: PeopleBuilder.Handle, _ kind: PeopleBuilder.ValueKind, _ range: Range<Int>) {
        values.append(Value(handle: handle, kind: kind, text: .init(range: range, isUnescaped: false)))
    }

    /// A value as it was written, whatever it is: what does not fit must not change the column for others.
    private mutating func standard(
        _ handle: PeopleBuilder.Handle,
        _ kind: JSONScanner.Kind,
        _ bytes: Span<UInt8>
    ) throws(JSONProblem) {
        switch kind {
        case .string: values.append(Value(handle: handle, kind: .text, text: try scanner.string(bytes)))
        case .null: _ = try scanner.word(bytes)
        default: note(handle, .text, try scanner.skipValue(bytes))
        }
    }

    private mutating func custom(
        _ handle: PeopleBuilder.Handle,
        _ kind: JSONScanner.Kind,
        _ bytes: Span<UInt8>,
        depth: Int = 0,
        _ name: () -> String
    ) throws(JSONProblem) {
        switch kind {
        case .string: values.append(Value(handle: handle, kind: .text, text: try scanner.string(bytes)))
        case .number: note(handle, .number, try scanner.number(bytes))
        case .boolean: note(handle, .boolean, try scanner.word(bytes))
        case .null: _ = try scanner.word(bytes)
        case .array: lists.append((handle, try scanner.texts(bytes)))
        case .object: try flatten(name() + ".", bytes, depth: depth + 1)
        }
    }

    /// The members of an object as custom attributes of their own, `address.city`.
    private mutating func flatten(_ prefix: String, _ bytes: Span<UInt8>, depth: Int) throws(JSONProblem) {
        try scanner.descend(depth)
        scanner.at += 1
        if scanner.take(0x7D, bytes) { return }
        repeat {
            let key = try scanner.key(bytes)
            let name = prefix + scanner.text(key, bytes)
            let kind = try scanner.kind(bytes)
            try custom(builder.handle(name), kind, bytes, depth: depth) { name }
        } while scanner.take(0x2C, bytes)
        try scanner.expect(0x7D, bytes)
    }

    /// What stands in `custom_attributes`; a standard name there is no custom attribute, and is passed over.
    private mutating func customAttributes(_ bytes: Span<UInt8>) throws(JSONProblem) {
        scanner.at += 1
        if scanner.take(0x7D, bytes) { return }
        repeat {
            let key = try scanner.key(bytes)
            let name = scanner.text(key, bytes)
            let kind = try scanner.kind(bytes)
            if StandardAttribute(rawValue: name) != nil {
                _ = try scanner.skipValue(bytes)
            } else {
                try custom(builder.handle(name), kind, bytes) { name }
            }
        } while scanner.take(0x2C, bytes)
        try scanner.expect(0x7D, bytes)
    }

    private mutating func deviceList(_ bytes: Span<UInt8>) throws(JSONProblem) {
        scanner.at += 1
        if scanner.take(0x5D, bytes) { return }
        repeat {
            guard try scanner.kind(bytes) == .object else {
                _ = try scanner.skipValue(bytes)
                continue
            }
            devices.append(try deviceRow(bytes))
        } while scanner.take(0x2C, bytes)
        try scanner.expect(0x5D, bytes)
    }

    private mutating func deviceRow(_ bytes: Span<UInt8>) throws(JSONProblem) -> DeviceRow {
        var row = DeviceRow()
        scanner.at += 1
        if scanner.take(0x7D, bytes) { return row }
        repeat {
            let key = try scanner.key(bytes)
            let name = scanner.text(key, bytes)
            switch (name, try scanner.kind(bytes)) {
            case ("idfa", .string): row.idfa = try string(bytes)
            case ("google_ad_id", .string): row.googleAdID = try string(bytes)
            case ("ad_tracking_enabled", .boolean): row.adTrackingEnabled = try scanner.word(bytes).count == 4
            case ("ad_tracking_enabled", .string): row.adTrackingEnabled = DeviceRow.tracking(try string(bytes))
            default: _ = try scanner.skipValue(bytes)
            }
        } while scanner.take(0x2C, bytes)
        try scanner.expect(0x7D, bytes)
        return row
    }
}
