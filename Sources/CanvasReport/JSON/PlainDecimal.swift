/// Writes finite numbers as plain decimals.
package enum PlainDecimal {
    /// The shortest digits that read back as the same number, without an exponent and with at least one decimal.
    package static func text(_ value: Double) -> String {
        let shortest = value.magnitude.description
        let sign = value < 0 ? "-" : ""
        guard let mark = shortest.firstIndex(of: "e"), let exponent = Int(shortest[shortest.index(after: mark)...])
        else { return sign + shortest }
        let parts = shortest[..<mark].split(separator: ".", maxSplits: 1)
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = String(parts[0]) + fraction
        let point = parts[0].count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) + ".0" }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// Seconds of wall time, to the microsecond: what lies below is noise of the clock.
    package static func seconds(_ value: Double) -> Double {
        value.isFinite ? (value * 1_000_000).rounded() / 1_000_000 : 0
    }
}
