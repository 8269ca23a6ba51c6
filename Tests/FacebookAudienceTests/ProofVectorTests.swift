import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@testable import FacebookAudience

@Suite struct ProofVectorTests {
    @Test("Every vector's token and secret give its proof")
    func vectors() throws {
        let cases = try VectorFile("proofs").cases
        #expect(cases.count == 7)
        for entry in cases {
            let credentials = [
                "access_token": Secret(try #require(entry["token"]?.text)),
                "app_secret": Secret(try #require(entry["secret"]?.text)),
            ]
            #expect(GraphRequests.proof(credentials) == entry["expect"]?.text, "\(entry["id"]?.text ?? "")")
        }
    }

    @Test("Without an app secret there is no proof")
    func noSecret() {
        #expect(GraphRequests.proof(["access_token": Secret("t")]) == nil)
    }

    @Test("The token is in a header and in no URL, the proof in the body of what has one")
    func places() throws {
        let requests = GraphRequests(
            .v26,
            credentials: ["access_token": Secret("EAAsecret"), "app_secret": Secret("s3cret")]
        )
        let proof = try #require(
            GraphRequests.proof(["access_token": Secret("EAAsecret"), "app_secret": Secret("s3cret")])
        )
        let get = requests.get("act_1", ["fields": "id,name"])
        #expect(get.headers["Authorization"] == "Bearer EAAsecret")
        #expect(get.target == "/v26.0/act_1?fields=id%2Cname&appsecret_proof=\(proof)")
        let post = requests.post("1/users", ["a": "b\"c"])
        #expect(post.headers["Authorization"] == "Bearer EAAsecret")
        #expect(post.target == "/v26.0/1/users")
        #expect(String(decoding: post.body, as: UTF8.self) == #"{"a":"b\"c","appsecret_proof":"\#(proof)"}"#)
    }
}
