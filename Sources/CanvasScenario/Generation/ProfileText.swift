import CanvasModel

/// Writes the texts of generated profiles in the forms that real ones have.
enum ProfileText {
    private static let domains = ["example.com", "example.org", "example.net"].map { Array($0.utf8) }
    private static let subscriptions = ["opted_in", "subscribed", "unsubscribed"].map { Array($0.utf8) }
    private static let genders = ["F", "M", "O", "N", "P", "Female", "male"].map { Array($0.utf8) }

    /// Appends a number with leading zeros.
    static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// A name, of some people in capitals or small letters, or with blanks around it.
    static func name(_ name: [UInt8], form: Int, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        switch form {
        case 0: for byte in name { bytes.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte) }
        case 1: for byte in name { bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        case 2:
            bytes.append(0x20)
            bytes.append(contentsOf: name)
            bytes.append(0x20)
        default: bytes.append(contentsOf: name)
        }
    }

    static func gender(_ isWoman: Bool, form: Int) -> [UInt8] {
        switch form {
        case 0, 1, 2: genders[2 + form]
        case 3: genders[isWoman ? 5 : 6]
        default: genders[isWoman ? 0 : 1]
        }
    }

    static func subscription(_ draw: Draw) -> [UInt8] {
        subscriptions[draw.isBelow(0.45) ? 0 : draw.isBelow(0.85) ? 1 : 2]
    }

    /// A date of birth of somebody between 18 and 86 in 2026; of a few in a form that no field asks for.
    static func birth(_ draw: Draw, form: Draw, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        var digits = DrawDigits(draw)
        let (year, month, day) = (1940 + digits.below(68), 1 + digits.below(12), 1 + digits.below(28))
        if form.isBelow(0.02) {
            append(month, width: 1, to: &bytes)
            bytes.append(0x2F)
            append(day, width: 1, to: &bytes)
            bytes.append(0x2F)
            append(year, width: 4, to: &bytes)
            return
        }
        append(year, width: 4, to: &bytes)
        bytes.append(0x2D)
        append(month, width: 2, to: &bytes)
        bytes.append(0x2D)
        append(day, width: 2, to: &bytes)
    }

    /// An address that no one else has, of some people in mixed case or with a blank.
    static func email(
        _ first: Locality.Name,
        _ last: Locality.Name,
        _ number: Int,
        _ draw: Draw,
        into bytes: inout [UInt8]
    ) {
        bytes.removeAll(keepingCapacity: true)
        var digits = DrawDigits(draw)
        let (form, domain) = (digits.below(20), digits.below(3))
        if form == 0 { bytes.append(0x20) }
        let start = bytes.count
        bytes.append(contentsOf: first.address)
        bytes.append(0x2E)
        bytes.append(contentsOf: last.address)
        append(number, width: 1, to: &bytes)
        bytes.append(0x40)
        bytes.append(contentsOf: domains[domain])
        switch form {
        case 1: for index in start..<bytes.count { capitalise(&bytes[index]) }
        case 2, 3, 4: capitalise(&bytes[start])
        case 5: bytes.append(0x20)
        default: break
        }
    }

    private static func capitalise(_ byte: inout UInt8) {
        if (0x61...0x7A).contains(byte) { byte &= 0xDF }
    }

    /// A phone number as people write theirs: with the calling code or as within the country, spaced or not.
    static func phone(
        _ locality: Locality,
        _ city: Locality.City,
        _ draw: Draw,
        form: Draw,
        into bytes: inout [UInt8]
    ) {
        bytes.removeAll(keepingCapacity: true)
        var forms = DrawDigits(form)
        let prefix = forms.below(10)
        switch prefix {
        case 0...4:
            bytes.append(0x2B)
            bytes.append(contentsOf: locality.callingCode)
        case 5:
            bytes.append(contentsOf: [0x30, 0x30])
            bytes.append(contentsOf: locality.callingCode)
        case 6:
            bytes.append(contentsOf: locality.callingCode)
        default:
            bytes.append(contentsOf: locality.trunk)
        }
        let separator: UInt8? = [nil, nil, 0x20, 0x2D, 0x2E][forms.below(5)]
        var digits = DrawDigits(draw)
        var place = 0
        func separate(_ bytes: inout [UInt8]) {
            if let separator, place.isMultiple(of: 3), !bytes.isEmpty { bytes.append(separator) }
            place += 1
        }
        for byte in locality.phone {
            if byte == 0x40 {
                for digit in city.area {
                    separate(&bytes)
                    bytes.append(digit)
                }
            } else {
                separate(&bytes)
                bytes.append(byte == 0x23 ? 0x30 + UInt8(digits.below(10)) : byte)
            }
        }
    }

    /// A text with a digit for each `#`.
    static func pattern(_ pattern: [UInt8], _ draw: Draw, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        var digits = DrawDigits(draw)
        for byte in pattern { bytes.append(byte == 0x23 ? 0x30 + UInt8(digits.below(10)) : byte) }
    }
}
