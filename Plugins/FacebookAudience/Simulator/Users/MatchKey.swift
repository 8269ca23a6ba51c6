import CanvasModel

/// One column of an upload.
///
/// Source: Meta, Customer File Custom Audiences guide, the list of keys and which of them are hashed.
struct MatchKey {
    /// What a cell of the column must look like.
    enum Form {
        /// Blank or 64 lower-case hexadecimal digits.
        case digest
        /// Blank, a UUID, or a digest: Meta's own libraries hash it in some paths.
        case device
        /// Any text.
        case identifier
        /// A number that is not negative.
        case value
        /// Anything; says nothing about who the person is.
        case remark
    }

    let form: Form
    /// How well the key alone tells people apart, 0 best; `nil` when only several such keys together do.
    let rank: Int?
    /// What it adds to keys that tell people apart only together.
    let part: PersonalKeys
    /// What keeps equal texts of different keys apart.
    let tag: UInt64

    private init(_ name: String, _ form: Form, rank: Int? = nil, part: PersonalKeys = []) {
        self.form = form
        self.rank = rank
        self.part = part
        tag = StableHash.of(name)
    }

    /// The key of that name, also by the names that only single-key uploads use.
    init?(_ name: String) {
        switch name {
        case "EMAIL", "EMAIL_SHA256": self.init("EMAIL", .digest, rank: 0)
        case "PHONE", "PHONE_SHA256": self.init("PHONE", .digest, rank: 1)
        case "MADID", "MOBILE_ADVERTISER_ID": self.init("MADID", .device, rank: 2)
        case "EXTERN_ID": self.init("EXTERN_ID", .identifier, rank: 3)
        case "UID", "APPUID", "PAGEUID": self.init(name, .identifier, rank: 4)
        case "LN": self.init(name, .digest, part: .lastName)
        case "FN", "FI": self.init(name, .digest, part: .firstName)
        case "CT", "ZIP": self.init(name, .digest, part: .place)
        case "DOBY": self.init(name, .digest, part: .birthYear)
        case "GEN", "DOBM", "DOBD", "ST", "COUNTRY": self.init(name, .digest)
        case "LOOKALIKE_VALUE": self.init(name, .value)
        case "DATA_PROCESSING_OPTIONS", "DATA_PROCESSING_OPTIONS_COUNTRY", "DATA_PROCESSING_OPTIONS_STATE":
            self.init(name, .remark)
        default: return nil
        }
    }
}
