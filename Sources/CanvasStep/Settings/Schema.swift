/// The shape of a setting's values, from which documentation and the JSON Schema are made.
public indirect enum Schema: Sendable {
    /// A text, with the regular expression that it matches if there is one.
    case text(pattern: String?)
    /// A whole number.
    case integer
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// A length of time.
    case duration
    /// RFC 3339.
    case instant
    /// A filter.
    case filter
    /// One of these words.
    case choice([String])
    /// A list.
    case list(Schema)
    /// A mapping with these keys, each with its shape and whether it must be there.
    case object([(name: String, schema: Schema, isRequired: Bool)])
    /// One of these shapes.
    case either([Schema])
}
