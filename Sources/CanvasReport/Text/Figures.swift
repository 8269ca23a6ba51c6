/// Numbers as a person reads them on the screen.
package enum Figures {
    /// The number with a comma between thousands.
    package static func grouped(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// The share of `count` in `total`, one decimal, `3.9 %`.
    ///
    /// Rounded as integers, halves up, so that it is the same everywhere.
    static func percent(_ count: Int, of total: Int) -> String {
        guard total > 0 else { return "0.0 %" }
        return oneDecimal((count * 2000 + total) / (total * 2)) + " %"
    }

    /// Seconds with one decimal, `0.6 s`.
    static func seconds(_ value: Double) -> String {
        oneDecimal(Int(exactly: (max(0, value) * 10).rounded()) ?? 0) + " s"
    }

    /// The number with its noun, `1 incident`, `2 incidents`.
    package static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
    }

    private static func oneDecimal(_ tenths: Int) -> String {
        "\(grouped(tenths / 10)).\(tenths % 10)"
    }
}
