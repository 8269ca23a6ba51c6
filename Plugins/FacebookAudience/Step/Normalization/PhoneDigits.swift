/// The digits of a phone number as somebody wrote it, and what the rest of the text says of them.
struct PhoneDigits {
    /// The bytes that `international` may write: the longest calling code before the digits.
    static let room = prefix + capacity

    /// The place in front of the digits where a calling code fits.
    private static let prefix = 3
    /// More digits than any number has are counted, not kept.
    private static let capacity = 32

    private var count = 0
    private var hasPlus = false
    /// Bit n is set when something other than a digit stands directly before digit n.
    private var gaps: UInt64 = 0

    /// Reads a number up to its extension; the digits go into `room`.
    init(_ text: RawText, _ room: UnsafeMutableBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte.isASCIIDigit {
                if count < Self.capacity { room[Self.prefix &+ count] = byte }
                count &+= 1
            } else {
                if byte == UInt8(ascii: "+"), count == 0 { hasPlus = true }
                if byte == UInt8(ascii: "#"), count >= 8 { return }
                if count < Self.capacity { gaps |= 1 << UInt64(count) }
                if byte.isASCIILetter {
                    let word = text[index...].prefix { $0.isASCIILetter }
                    if count > 0, Self.isExtension(RawText(rebasing: word)) { return }
                    index = word.endIndex
                    continue
                }
            }
            index &+= 1
        }
    }

    /// Makes the number international, in place, so that it begins where `room` begins.
    ///
    /// - Returns: How many digits it has.
    func international(
        _ country: Country?,
        _ room: UnsafeMutableBufferPointer<UInt8>
    ) throws(UnusableValue) -> Int {
        let end = Self.prefix + min(count, Self.capacity)
        var start = Self.prefix
        while start < end, room[start] == UInt8(ascii: "0") { start += 1 }
        guard start < end else { throw .noPhoneDigits }
        guard count <= Self.capacity else { throw .phoneTooLong }
        let zeros = start - Self.prefix
        if hasPlus || zeros >= 2 || (zeros == 0 && count >= 11) {
            start = dropTrunkZero(start, end, room)
        } else {
            guard let country else { throw .noCountryCode }
            if CallingCode.keepsZero(country.callingCode) { start = Self.prefix }
            var code = country.callingCode
            while code > 0 {
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(code % 10)
                code /= 10
            }
        }
        let length = end - start
        guard length >= 8 else { throw .phoneTooShort }
        guard length <= 15 else { throw .phoneTooLong }
        for index in 0..<length { room[index] = room[start + index] }
        return length
    }

    /// Takes out the zero that stands apart right behind the calling code, as in `+44 (0)20`.
    ///
    /// - Returns: Where the number now starts.
    private func dropTrunkZero(_ start: Int, _ end: Int, _ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard end - start > 4 else { return start }
        let width = CallingCode.count(room[start] - 0x30, room[start + 1] - 0x30)
        let zero = start + width
        guard room[zero] == UInt8(ascii: "0"), gaps >> UInt64(zero - Self.prefix) & 1 == 1 else { return start }
        let code = room[start..<zero].reduce(UInt16(0)) { $0 * 10 + UInt16($1 - 0x30) }
        guard !CallingCode.keepsZero(code) else { return start }
        for index in stride(from: zero, to: start, by: -1) { room[index] = room[index - 1] }
        return start + 1
    }

    private static func isExtension(_ word: RawText) -> Bool {
        guard word[0] | 0x20 == UInt8(ascii: "x") || word[0] | 0x20 == UInt8(ascii: "e") else { return false }
        return word.spells("x") || word.spells("ext") || word.spells("extn") || word.spells("extension")
    }
}
