import AudienceSync
import CanvasStep

/// Makes requests of the Graph API.
///
/// The token goes into a header and never into a URL, which servers and proxies write into their logs. The proof that
/// belongs to it is useless without it, so it may stand in the query of what has no body.
struct GraphRequests {
    private let version: String
    private let token: Secret?
    private let proof: String?

    /// Makes requests of one version of the API.
    init(_ version: FacebookVersion, credentials: [String: Secret]) {
        self.version = version.rawValue
        token = credentials[FacebookNetwork.accessToken]
        proof = Self.proof(credentials)
    }

    /// `appsecret_proof`: the token's digest, keyed with the app's secret; `nil` when no secret was given.
    ///
    /// Meta: Securing Graph API Requests.
    static func proof(_ credentials: [String: Secret]) -> String? {
        guard let token = credentials[FacebookNetwork.accessToken], let secret = credentials[FacebookNetwork.appSecret]
        else { return nil }
        return KeyedDigest.hexadecimal(of: token, key: secret)
    }

    /// Reads an object or an edge.
    func get(_ path: String, _ parameters: KeyValuePairs<String, String?> = [:]) -> HTTPRequest {
        var pairs = parameters.compactMap { name, value in value.map { (name, $0) } }
        if let proof { pairs.append(("appsecret_proof", proof)) }
        let query = pairs.map { "\($0)=\(Self.percentEncoded($1))" }.joined(separator: "&")
        let target = "/\(version)/\(path)" + (query.isEmpty ? "" : "?" + query)
        return HTTPRequest(method: "GET", target: target, headers: authorization)
    }

    /// Sends parameters as a JSON object.
    func post(_ path: String, _ parameters: KeyValuePairs<String, String?>) -> HTTPRequest {
        var body = ByteBuffer(capacity: 512)
        body.append(UInt8(ascii: "{"))
        let given = parameters.compactMap { name, value in value.map { (name, $0) } }
        for (index, (name, value)) in given.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body.append(UInt8(ascii: "\""))
            body.appendJSONEscaped(name)
            body.append(literal: "\":\"")
            body.appendJSONEscaped(value)
            body.append(UInt8(ascii: "\""))
        }
        return post(path, unfinished: &body)
    }

    /// Sends a JSON object of which everything but the end is written.
    func post(_ path: String, unfinished body: inout ByteBuffer) -> HTTPRequest {
        if let proof {
            body.append(literal: ",\"appsecret_proof\":\"")
            body.append(proof)
            body.append(UInt8(ascii: "\""))
        }
        body.append(UInt8(ascii: "}"))
        return HTTPRequest(
            method: "POST",
            target: "/\(version)/\(path)",
            headers: authorization + [HTTPHeader("Content-Type", "application/json")],
            body: body.take()
        )
    }

    private var authorization: [HTTPHeader] {
        token.map { [HTTPHeader("Authorization", "Bearer \($0.revealed)")] } ?? []
    }

    /// All but the unreserved characters of RFC 3986 (section 2.3) escaped.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case _ where byte.isASCIILetter || byte.isASCIIDigit, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
