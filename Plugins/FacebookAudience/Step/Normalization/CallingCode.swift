/// What phone numbers need to know of country calling codes.
enum CallingCode {
    /// How many of the leading digits are the country calling code.
    ///
    /// No code begins with another (ITU-T E.164): 1 and 7 stand alone, the rest have two digits or three.
    static func count(_ first: UInt8, _ second: UInt8) -> Int {
        switch (first, second) {
        case (1, _), (7, _): 1
        case (2, 0), (2, 7), (3, 0...4), (3, 6), (3, 9), (4, 0...1), (4, 3...9), (5, 1...8), (6, 0...6), (8, 1...2),
            (8, 4), (8, 6), (9, 0...5), (9, 8):
            2
        default: 3
        }
    }

    /// Whether numbers of that country begin with a zero which is no trunk prefix and is dialled from abroad as well.
    ///
    /// Italy with the Vatican and San Marino, and the African plans that put 0 before every old number (Côte
    /// d'Ivoire, Burkina Faso, Benin, Congo); as Google's libphonenumber has them.
    static func keepsZero(_ code: UInt16) -> Bool {
        switch code {
        case 39, 225, 226, 229, 242, 378: true
        default: false
        }
    }
}
