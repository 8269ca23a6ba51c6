public import CanvasStep

extension HTTPRequest {
    /// Makes a `POST` of JSON.
    public init(posting body: [UInt8], to target: String) {
        self.init(
            method: "POST",
            target: target,
            headers: [HTTPHeader("Content-Type", "application/json")],
            body: body
        )
    }
}

extension String {
    /// The text as JSON writes it, in quotes.
    public var asJSON: String {
        var quoted = ByteBuffer()
        quoted.append(literal: "\"")
        quoted.appendJSONEscaped(self)
        quoted.append(literal: "\"")
        return String(decoding: quoted.take(), as: UTF8.self)
    }
}
