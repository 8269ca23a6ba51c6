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
    private var column: Int?

    init(people: People, fallback: Zone) {
        zones = [fallback]
        learn(people)
    }

    /// Looks up what is new: profile updates may bring values that nobody had at launch.
    mutating func learn(_ people: People) {
        column = people.column(named: StandardAttribute.timeZone.rawValue)
        guard let column else { return }
        switch people.columns[column].storage {
        case .interned(_, let dictionary):
            for reference in dictionary.dropFirst(byCode.count) {
                byCode.append(reference.isPresent ? find(people.string(reference)) : 0)
            }
        case .text(let references):
            // Every value differs as far as the column tells, which only happens among few people.
            byCode = references.map { $0.isPresent ? find(people.string($0)) : 0 }
        case .number, .boolean, .list:
            self.column = nil
        }
    }

    /// Which of `zones` is a person's.
    func index(of person: UInt32, in people: People) -> Int {
        guard let column else { return 0 }
        switch people.columns[column].storage {
        case .interned(let codes, _): return byCode[Int(codes[Int(person)])]
        case .text: return byCode[Int(person)]
        case .number, .boolean, .list: return 0
        }
    }

    private mutating func find(_ name: String) -> Int {
        if let index = indices[name] { return index }
        guard let zone = Zone(name) else { return 0 }
        indices[name] = zones.count
        zones.append(zone)
        return zones.count - 1
    }
}
