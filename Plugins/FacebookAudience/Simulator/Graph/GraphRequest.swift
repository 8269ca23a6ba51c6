import CanvasStep

/// A request as the Graph API reads it: version, path, method and parameters from wherever they came.
struct GraphRequest {
    var method: GraphMethod
    /// `v26.0`; `nil` when the path names none.
    var version: String?
    /// The path's parts after the version; repeated slashes and one at the end count for nothing.
    var path: [String]
    var parameters: GraphParameters
    /// The token of an `Authorization` header.
    var headerToken: String?
    /// Scheme and host that the caller used, for links to further pages.
    var origin: String
    /// The error that the caller wants to see, `code` or `code/subcode`, from the simulator's own header.
    var wantedError: String?

    init(_ request: HTTPRequest) throws(GraphError) {
        let (path, query) = Self.split(request.target)
        var parts = path.split(separator: UInt8(ascii: "/")).map {
            String(decoding: FormDecoding.decoded($0, plusIsSpace: false), as: UTF8.self)
        }
        if let first = parts.first, Self.isVersion(first) { version = parts.removeFirst() }
        self.path = parts
        parameters = GraphParameters(query: query)
        try parameters.add(body: request.body, contentType: request.headers["Content-Type"])
        guard let method = GraphMethod(rawValue: request.method.lowercased()) else {
            throw .unsupportedAtRoot(.get)
        }
        self.method = method
        // Meta: Custom Audience Users, removing as a POST with method=DELETE.
        if method == .post, let text = parameters.text("method")?.lowercased() {
            guard let other = GraphMethod(rawValue: text) else { throw .notOneOf("method", ["delete", "get", "post"]) }
            self.method = other
        }
        headerToken = request.headers["Authorization"].flatMap(Self.token)
        wantedError = request.headers["X-Simulated-Error"]
        origin = request.headers["Host"].map { "http://\($0)" } ?? "https://graph.facebook.com"
    }

    private static func split(_ target: String) -> (path: ArraySlice<UInt8>, query: ArraySlice<UInt8>) {
        let bytes = Array(target.utf8)
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else { return (bytes[...], []) }
        return (bytes[..<mark], bytes[(mark + 1)...])
    }

    private static func token(_ header: String) -> String? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, ["bearer", "oauth"].contains(words[0].lowercased()) else { return nil }
        return String(words[1])
    }

    private static func isVersion(_ part: String) -> Bool {
        GraphVersion(part) != nil
    }
}
