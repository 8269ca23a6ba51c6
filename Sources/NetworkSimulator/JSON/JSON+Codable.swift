/// As the text of the value, so that numbers and the order of members stay as they were sent.
extension JSON: Codable {
    /// Reads a value from its text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = try JSONScanner.value(Array(try container.decode(String.self).utf8))
        } catch is JSONScanner.Malformed {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a kept parameter is no JSON")
        }
    }

    /// Writes the value as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
