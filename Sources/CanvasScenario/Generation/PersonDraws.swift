import CanvasModel

/// The random draws of one generated person: a function of seed and number, and of what each is for.
struct PersonDraws {
    private let base: UInt64

    init(seed: UInt64, number: Int) {
        base = StableHash.combine(StableHash.mix(seed), UInt64(number))
    }

    /// What a draw is for; each value of a person derives from a draw of its own, so that none depends on another.
    enum Purpose: UInt64 {
        case locality = 1, city, gender, firstName, lastName, email, emailForm, phone, phoneForm, birth, birthForm
        case nameForm, zip, devices, identifiers, moreIdentifiers, otherIdentifiers, lastIdentifiers
        case tracking, subscription, countryForm, state
    }

    subscript(purpose: Purpose) -> Draw {
        Draw(bits: StableHash.combine(base, purpose.rawValue))
    }

    /// A draw for the attribute whose name has this hash.
    subscript(name: UInt64, round: UInt64) -> Draw {
        Draw(bits: StableHash.combine(base, name &+ round))
    }
}

/// Digits of a draw, one after the other.
struct DrawDigits {
    private var rest: UInt64

    init(_ draw: Draw) {
        rest = draw.bits
    }

    /// A whole number from 0 up to, but without, a small bound.
    mutating func below(_ bound: Int) -> Int {
        let value = rest % UInt64(bound)
        rest /= UInt64(bound)
        return Int(value)
    }
}
