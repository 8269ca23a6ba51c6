/// A header field of a request or a response; names are compared without regard to case.
public struct HTTPHeader: Hashable, Sendable {
    /// The name as it is sent.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The value of the first field of that name, whatever its case.
    public subscript(name: String) -> String? {
        first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A request of a network's client, and what that network's simulator is given.
///
/// It may hold a token and hashed personal data, so it has no description: nothing prints it.
public struct HTTPRequest: Sendable {
    /// The method, `GET` or `POST`.
    public var method: String
    /// What follows scheme and host: path and query, percent-encoded, beginning with `/`.
    public var target: String
    /// The header fields.
    public var headers: [HTTPHeader]
    /// The body's bytes.
    public var body: [UInt8]
    /// Which other host of the real network it is for; `nil` for the one at the base URL.
    ///
    /// By the names of ``NetworkDeclaration/origins``. A stand-in is all hosts in one.
    public var origin: String?

    /// Makes a request.
    public init(
        method: String,
        target: String,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        origin: String? = nil
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.origin = origin
    }
}

/// An answer to a request.
public struct HTTPResponse: Sendable {
    /// The status code, 100 to 599.
    public var status: Int
    /// The header fields.
    public var headers: [HTTPHeader]
    /// The body's bytes.
    public var body: [UInt8]

    /// Makes a response.
    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
