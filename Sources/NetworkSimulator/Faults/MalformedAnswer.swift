import CanvasStep

/// What comes in place of an answer when something between the network and its client is broken: each kind in turn.
enum MalformedAnswer: Int, CaseIterable {
    /// JSON that ends in the middle.
    case truncated
    /// The page that a proxy shows to people.
    case page
    /// A success by its status and a failure by its body.
    case contradiction
    /// A success without a body.
    case empty
    /// More than anybody should read.
    case large

    /// How large the large one is.
    static let largeBody = 10 << 20

    /// The one whose turn it is after so many.
    static func after(_ count: Int) -> HTTPResponse {
        allCases[count % allCases.count].response
    }

    private var response: HTTPResponse {
        switch self {
        case .truncated: json(#"{"id":"12345","results":[{"status":"ok","count":1"#)
        case .page:
            HTTPResponse(
                status: 502,
                headers: [HTTPHeader("Content-Type", "text/html; charset=UTF-8")],
                body: Array("<html><head><title>502 Bad Gateway</title></head><body>Sorry</body></html>\n".utf8)
            )
        case .contradiction: json(#"{"error":{"message":"An unknown error occurred","code":1}}"#)
        case .empty: json("")
        case .large:
            HTTPResponse(
                status: 200,
                headers: [HTTPHeader("Content-Type", Self.type)],
                body: Array(#"{"padding":""#.utf8) + Array(repeating: UInt8(ascii: "0"), count: Self.largeBody)
                    + Array(#""}"#.utf8)
            )
        }
    }

    private func json(_ text: String) -> HTTPResponse {
        HTTPResponse(status: 200, headers: [HTTPHeader("Content-Type", Self.type)], body: Array(text.utf8))
    }

    private static let type = "application/json; charset=UTF-8"
}
