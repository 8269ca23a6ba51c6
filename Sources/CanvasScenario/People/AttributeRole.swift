import CanvasModel

/// What a name in a people file stands for.
enum AttributeRole {
    case externalID
    case idfa
    case googleAdID
    case adTrackingEnabled
    /// The list of devices, as the product's export has it.
    case devices
    /// The object of custom attributes, as the export has it.
    case customAttributes
    /// A standard attribute with a column.
    case standard(PeopleBuilder.Handle)
    /// A custom attribute.
    case custom(PeopleBuilder.Handle)

    init(_ name: String, _ builder: inout PeopleBuilder) {
        switch name {
        case "devices": self = .devices
        case "custom_attributes": self = .customAttributes
        default: self.init(flat: name, &builder)
        }
    }

    /// The role of a name where nothing is nested, as in CSV.
    init(flat name: String, _ builder: inout PeopleBuilder) {
        switch StandardAttribute(rawValue: name) {
        case .externalID: self = .externalID
        case .idfa: self = .idfa
        case .googleAdID: self = .googleAdID
        case .adTrackingEnabled: self = .adTrackingEnabled
        case .none: self = .custom(builder.handle(name))
        default: self = .standard(builder.handle(name))
        }
    }
}

/// The roles of the names met so far.
///
/// The lines of a file mostly have the same names in the same order, so that a name is first compared with the one that
/// stood in its place in the line before.
struct AttributeRoles {
    private var byPlace: [(name: [UInt8], role: AttributeRole)] = []
    private var byName: [String: AttributeRole] = [:]

    mutating func role(of name: Span<UInt8>, at place: Int, _ builder: inout PeopleBuilder) -> AttributeRole {
        if place < byPlace.count {
            let known = byPlace[place]
            if Self.equal(known.name.span, name) { return known.role }
        }
        let text = JSONScanner.string(name)
        let role = byName[text] ?? AttributeRole(text, &builder)
        byName[text] = role
        let entry = (name: Array(text.utf8), role: role)
        if place < byPlace.count {
            byPlace[place] = entry
        } else if place == byPlace.count {
            byPlace.append(entry)
        }
        return role
    }

    private static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}

/// A device while a person's line is read.
struct DeviceRow {
    var idfa: String?
    var googleAdID: String?
    var adTrackingEnabled: Bool?

    var isEmpty: Bool { idfa == nil && googleAdID == nil && adTrackingEnabled == nil }

    /// Whether a text allows ad tracking; `nil` when it does not say.
    static func tracking(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    func add(to builder: inout PeopleBuilder) {
        builder.addDevice(
            idfa: idfa.flatMap { $0.isEmpty ? nil : $0 },
            googleAdID: googleAdID.flatMap { $0.isEmpty ? nil : $0 },
            adTrackingEnabled: adTrackingEnabled
        )
    }
}
