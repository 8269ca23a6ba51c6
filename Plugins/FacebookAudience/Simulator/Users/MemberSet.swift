/// The members of an audience, 8 bytes each.
///
/// Of a member's 64 bits the lowest tells whether the network knows the person by any key received so far; the others
/// say who it is.
struct MemberSet {
    private var people: Set<UInt64> = []
    /// How many of them the network knows.
    private(set) var matched = 0

    var count: Int { people.count }

    mutating func reserve(_ more: Int) {
        people.reserveCapacity(people.count + more)
    }

    /// Takes a person in, or learns more of one who is in.
    mutating func insert(_ person: UInt64) {
        if people.contains(person ^ 1) {
            guard person & 1 == 1 else { return }
            people.remove(person ^ 1)
            people.insert(person)
            matched += 1
        } else if people.insert(person).inserted {
            matched += Int(person & 1)
        }
    }

    /// Lets a person go; who is no member is passed over.
    mutating func remove(_ person: UInt64) {
        guard let member = people.remove(person) ?? people.remove(person ^ 1) else { return }
        matched -= Int(member & 1)
    }

    func contains(_ person: UInt64) -> Bool {
        people.contains(person) || people.contains(person ^ 1)
    }

    /// Who a person is, matched or not.
    static func identity(_ person: UInt64) -> UInt64 { person | 1 }
}

/// As sixteen hexadecimal digits a member, in rising order.
extension MemberSet: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let digits = Array(try container.decode(String.self).utf8)
        guard digits.count.isMultiple(of: 16) else { throw Self.malformed(container) }
        reserve(digits.count / 16)
        for start in stride(from: 0, to: digits.count, by: 16) {
            var person: UInt64 = 0
            for digit in digits[start..<start + 16] {
                guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else {
                    throw Self.malformed(container)
                }
                person = person << 4 | UInt64(value)
            }
            insert(person)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var digits: [UInt8] = []
        digits.reserveCapacity(people.count * 16)
        for person in people.sorted() {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: person >> UInt64(shift)) & 15
                digits.append(digit < 10 ? digit + 48 : digit + 87)
            }
        }
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: digits, as: UTF8.self))
    }

    private static func malformed(_ container: any SingleValueDecodingContainer) -> DecodingError {
        .dataCorruptedError(in: container, debugDescription: "members are sixteen hexadecimal digits each")
    }
}
