package import AudienceSync
package import CanvasModel

/// DOBY, DOBM and DOBD: the parts of a date of birth written YYYY-MM-DD, from 1900 to today.
///
/// A date with one wrong part is taken for a placeholder, so it gives none of the three keys.
package enum BirthDateNormalization {
    /// Writes the year.
    package static func normalizeYear(
        _ text: UnsafeBufferPointer<UInt8>,
        today: CivilDate,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        normalize(text, today, 0..<4, &output)
    }

    /// Writes the month, two digits.
    package static func normalizeMonth(
        _ text: UnsafeBufferPointer<UInt8>,
        today: CivilDate,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        normalize(text, today, 5..<7, &output)
    }

    /// Writes the day of the month, two digits.
    package static func normalizeDay(
        _ text: UnsafeBufferPointer<UInt8>,
        today: CivilDate,
        into output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        normalize(text, today, 8..<10, &output)
    }

    private static func normalize(
        _ text: RawText,
        _ today: CivilDate,
        _ part: Range<Int>,
        _ output: inout ByteBuffer
    ) -> MatchKeyOutcome {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = text.number(in: 0..<4), let month = text.number(in: 5..<7), let day = text.number(in: 8..<10)
        else { return .unusable(.notADate) }
        guard let date = CivilDate(year: year, month: month, day: day) else { return .unusable(.impossibleDate) }
        guard year >= 1900 else { return .unusable(.birthBefore1900) }
        guard date <= today else { return .unusable(.birthInTheFuture) }
        output.append(RawText(rebasing: text[part]))
        return .normalized
    }
}

extension RawText {
    fileprivate func number(in range: Range<Int>) -> Int? {
        var value = 0
        for byte in self[range] {
            guard byte.isASCIIDigit else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
