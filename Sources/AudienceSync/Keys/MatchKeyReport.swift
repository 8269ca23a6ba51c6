/// What a network would be sent of one person, key by key, and what is odd about the profile.
///
/// It is made by the code that writes rows, so that its wire values are those of a body. Notes say which attribute is
/// odd and why, never its value: they may be printed and logged.
public struct MatchKeyReport: Hashable, Sendable {
    /// The usable keys; a key that the network takes several values of may be there more than once.
    public var keys: [Key]
    /// What is odd.
    public var notes: [Note]

    /// Makes a report.
    public init(keys: [Key] = [], notes: [Note] = []) {
        self.keys = keys
        self.notes = notes
    }

    /// A usable key.
    public struct Key: Hashable, Sendable {
        /// Its name at the network, `EMAIL`.
        public let name: String
        /// What is sent: a digest, or the text of a key that the network wants as it is.
        public let wire: String
        /// The text behind a digest; `nil` unless it was asked for, and for what was a digest already.
        public let normalized: String?

        /// Describes a key.
        public init(_ name: String, wire: String, normalized: String? = nil) {
            self.name = name
            self.wire = wire
            self.normalized = normalized
        }
    }

    /// Something odd about an attribute.
    public struct Note: Hashable, Sendable {
        /// The attribute.
        public let attribute: String
        /// The keys that can't be made of it for this reason; none when it is odd and usable all the same.
        public var missing: [String]
        /// What is odd, one sentence that holds nothing of the value, without a full stop.
        public let sentence: String

        /// Describes an oddity.
        public init(attribute: String, missing: [String] = [], _ sentence: String) {
            self.attribute = attribute
            self.missing = missing
            self.sentence = sentence
        }
    }

    /// Notes why an attribute gives no key; keys that it does not give for one reason share a note.
    public mutating func note(missing key: String, of attribute: String, because sentence: String) {
        let known = notes.firstIndex {
            $0.attribute == attribute && $0.sentence == sentence && !$0.missing.isEmpty
        }
        guard let known else {
            return notes.append(Note(attribute: attribute, missing: [key], sentence))
        }
        if !notes[known].missing.contains(key) { notes[known].missing.append(key) }
    }
}

extension MatchKeyReport.Note: CustomStringConvertible {
    /// The note as one sentence: `dob gives no DOBY, DOBM, DOBD: there is no such day in the calendar`.
    public var description: String {
        missing.isEmpty
            ? "\(attribute): \(sentence)" : "\(attribute) gives no \(missing.joined(separator: ", ")): \(sentence)"
    }
}
