import CanvasModel

/// Gives generated people their devices: none, one or two, of Apple's kind or Google's.
struct DeviceGenerator {
    private let tracking: ShapeValues?
    private let lackingIDFA: Double
    private let lackingGoogle: Double
    private let lackingTracking: Double
    private var scratch: [UInt8] = []

    init(shape: PopulationShape) {
        tracking = shape.tracking
        lackingIDFA = shape.missing[StandardAttribute.idfa.rawValue] ?? 0.05
        lackingGoogle = shape.missing[StandardAttribute.googleAdID.rawValue] ?? 0.05
        lackingTracking = shape.missing[StandardAttribute.adTrackingEnabled.rawValue] ?? 0.03
    }

    mutating func write(_ draws: PersonDraws, _ builder: inout PeopleBuilder) {
        var forms = DrawDigits(draws[.devices])
        let share = forms.below(20)
        let count = share < 3 ? 0 : share < 17 ? 1 : 2
        var allowed: Bool?
        if let tracking {
            if tracking.draw(draws, into: &scratch) != nil {
                allowed = scratch.first == 0x74
                // Who says anything about ad tracking says it on a device.
                if count == 0 { builder.addDevice(idfa: nil, googleAdID: nil, adTrackingEnabled: allowed) }
            }
        } else {
            var digits = DrawDigits(draws[.tracking])
            let says = Double(digits.below(10_000)) >= 10_000 * lackingTracking
            allowed = says ? digits.below(10) < 7 : nil
        }
        for index in 0..<count {
            let isApple = forms.below(2) == 0
            let isMissing = Double(forms.below(10_000)) < 10_000 * (isApple ? lackingIDFA : lackingGoogle)
            let identifier = isMissing ? nil : identifier(draws, index, isUpper: isApple)
            builder.addDevice(
                idfa: isApple ? identifier : nil,
                googleAdID: isApple ? nil : identifier,
                adTrackingEnabled: allowed
            )
        }
    }

    /// A UUID of version 4, in capitals as Apple writes it or in small letters as Google does.
    private func identifier(_ draws: PersonDraws, _ index: Int, isUpper: Bool) -> String {
        let high = draws[index == 0 ? .identifiers : .otherIdentifiers].bits & ~0xF000 | 0x4000
        let low = draws[index == 0 ? .moreIdentifiers : .lastIdentifiers].bits >> 2 | 1 << 63
        let letters: UInt8 = isUpper ? 0x37 : 0x57
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var at = 0
            for (word, dashes) in [(high, [8, 12]), (low, [0, 4])] {
                for nibble in 0..<16 {
                    if dashes.contains(nibble) {
                        buffer[at] = 0x2D
                        at += 1
                    }
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * nibble)) & 0xF
                    buffer[at] = digit < 10 ? 0x30 + digit : letters + digit
                    at += 1
                }
            }
            return at
        }
    }
}
