public import CanvasModel
import CanvasStep

/// Whose clocks a delay goes by.
public enum DelayZone: Hashable, Sendable {
    /// One zone for everybody; the product's company time zone.
    case fixed(Zone)
    /// Each person's own.
    case local

    /// The zone, when it is the same for everybody.
    public var fixed: Zone? {
        if case .fixed(let zone) = self { zone } else { nil }
    }
}

extension FieldType where Value == Zone {
    /// A zone by its IANA name.
    static var zone: FieldType {
        FieldType(scalar: "an IANA time zone such as Europe/Berlin", schema: .text(pattern: nil)) {
            $0.text.flatMap { Zone($0) }
        }
    }
}

extension FieldType where Value == DelayZone {
    /// A zone by its IANA name, or `local`.
    static var delayZone: FieldType {
        FieldType(scalar: "an IANA time zone such as Europe/Berlin, or local", schema: .text(pattern: nil)) { value in
            value.text == "local" ? .local : value.text.flatMap { Zone($0) }.map(DelayZone.fixed)
        }
    }
}

/// The zones of people by their `time_zone` attribute, each looked up once.
struct LocalZones {
    /// The zones found so far, the fallback first.
    private(set) var zones: [Zone]
    private var indices: [String: Int] = [:]
    /// For an interned column, the zone of each code.
    private var byCode: [Int] = []

    init(fallback: Zone) {
        zones = [fallback]
    }

    /// Which of `zones` is a person's.
    mutating func index(of person: UInt32, in people: People, column: Int) -> Int {
        switch people.columns[column].storage {
        case .interned(let codes, let dictionary):
            let code = Int(codes[Int(person)])
            // Profile updates may bring values that nobody had before.
            while byCode.count <= code { byCode.append(find(dictionary[byCode.count], people)) }
            return byCode[code]
        case .text(let references):
            return find(references[Int(person)], people)
        case .number, .boolean, .list:
            return 0
        }
    }

    private mutating func find(_ reference: TextReference, _ people: People) -> Int {
        guard reference.isPresent else { return 0 }
        let name = people.string(reference)
        if let index = indices[name] { return index }
        guard let zone = Zone(name) else {
            indices[name] = 0
            return 0
        }
        indices[name] = zones.count
        zones.append(zone)
        return zones.count - 1
    }
}
