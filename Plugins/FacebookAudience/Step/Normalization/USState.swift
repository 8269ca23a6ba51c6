/// The states of the United States by name, with its district, territories and their ANSI codes (INCITS 38).
enum USState {
    private static let names = NameTable(
        data.description.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ", maxSplits: 1)
            guard fields.count == 2 else { return nil }
            return (String(fields[1]), fields[0].utf8.reduce(0) { $0 << 8 | UInt16($1 | 0x20) })
        }
    )

    /// The two letters of the code of that name in lower case, the first in the high byte; `nil` for another name.
    ///
    /// - Parameter name: The letters of the name from a to z, all small.
    static func code(ofName name: RawText) -> UInt16? {
        name.count > 2 ? names.code(of: name) : nil
    }

    private static let data: StaticString = """
        AL Alabama
        AK Alaska
        AZ Arizona
        AR Arkansas
        CA California
        CO Colorado
        CT Connecticut
        DE Delaware
        DC District of Columbia
        DC Washington DC
        FL Florida
        GA Georgia
        HI Hawaii
        ID Idaho
        IL Illinois
        IN Indiana
        IA Iowa
        KS Kansas
        KY Kentucky
        LA Louisiana
        ME Maine
        MD Maryland
        MA Massachusetts
        MI Michigan
        MN Minnesota
        MS Mississippi
        MO Missouri
        MT Montana
        NE Nebraska
        NV Nevada
        NH New Hampshire
        NJ New Jersey
        NM New Mexico
        NY New York
        NC North Carolina
        ND North Dakota
        OH Ohio
        OK Oklahoma
        OR Oregon
        PA Pennsylvania
        RI Rhode Island
        SC South Carolina
        SD South Dakota
        TN Tennessee
        TX Texas
        UT Utah
        VT Vermont
        VA Virginia
        WA Washington
        WV West Virginia
        WI Wisconsin
        WY Wyoming
        AS American Samoa
        GU Guam
        MP Northern Mariana Islands
        PR Puerto Rico
        VI Virgin Islands
        VI US Virgin Islands
        VI United States Virgin Islands
        """
}
