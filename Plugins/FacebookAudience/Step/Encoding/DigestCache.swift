import AudienceSync

/// The digests of the values of a column that many people share, each computed once.
struct DigestCache: Sendable {
    private static let unknown = UInt32.max
    private static let unusable = UInt32.max - 1

    /// Where a value's digest begins, in units of its length; by code, for keys that depend on nothing else.
    private var byCode: [UInt32] = []
    /// The same by code and country, for keys that depend on both.
    private var byCodeAndCountry: [UInt64: UInt32] = [:]
    private var digests = ByteBuffer()

    /// The place of a value's digest.
    ///
    /// - Parameters:
    ///   - code: The value's code in its dictionary.
    ///   - count: How many codes the dictionary has.
    ///   - country: The country that the key depends on; `nil` when it depends on none.
    ///   - write: Writes the digest, or nothing when the value is unusable; called once a value.
    /// - Returns: `nil` for an unusable value.
    mutating func place(
        of code: Int,
        among count: Int,
        country: CountryCode?,
        _ write: (inout ByteBuffer) -> Void
    ) -> Int? {
        let place: UInt32
        if let country {
            let key = UInt64(country.rawValue) << 32 | UInt64(code)
            place = byCodeAndCountry[key] ?? make(write)
            if place != byCodeAndCountry[key] { byCodeAndCountry[key] = place }
        } else {
            if byCode.count <= code {
                byCode.append(contentsOf: repeatElement(Self.unknown, count: count - byCode.count))
            }
            if byCode[code] == Self.unknown { byCode[code] = make(write) }
            place = byCode[code]
        }
        return place == Self.unusable ? nil : Int(place)
    }

    /// Appends the digest at a place.
    func append(_ place: Int, to body: inout ByteBuffer) {
        digests.withBytes { bytes in
            let start = place * MatchKeyDigest.count
            body.append(UnsafeBufferPointer(rebasing: bytes[start..<(start + MatchKeyDigest.count)]))
        }
    }

    private mutating func make(_ write: (inout ByteBuffer) -> Void) -> UInt32 {
        let start = digests.count
        write(&digests)
        return digests.count == start ? Self.unusable : UInt32(start / MatchKeyDigest.count)
    }
}

/// A country as part of a key of a dictionary; no country is one of them.
struct CountryCode: Sendable {
    let rawValue: UInt16

    init(_ country: Country?) {
        rawValue = country?.alpha2 ?? 0
    }
}
