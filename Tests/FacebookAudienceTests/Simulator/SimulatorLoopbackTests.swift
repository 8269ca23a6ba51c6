import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import NetworkSimulator
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("Simulator: loopback HTTP")
struct SimulatorLoopbackTests {
    private let settings = SimulatorSettings(seed: 11, adAccounts: ["act_1"])
    private let instant = "2026-03-02T09:00:00Z"

    private func send(
        _ method: String,
        _ url: String,
        body: Data? = nil,
        at instant: String? = nil
    ) async throws -> (status: Int, body: Data, headers: HTTPURLResponse) {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(instant ?? self.instant, forHTTPHeaderField: "X-Virtual-Time")
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        return (http.statusCode, data, http)
    }

    @Test("Both ways in give the same bytes, and share one state")
    func sameBytes() async throws {
        let token = try #require(FacebookSimulator(settings).credentials["access_token"]).revealed
        let create = Data(#"{"name":"a","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY"}"#.utf8)
        let steps: [(method: String, target: String, body: Data?)] = [
            ("POST", "/v26.0/act_1/customaudiences?access_token=\(token)", create),
            ("GET", "/v26.0/act_1/customaudiences?fields=id,name,time_created&access_token=\(token)", nil),
            ("GET", "/v26.0/act_1", nil),
        ]
        let host = SimulatorHost(FacebookSimulator(settings))
        let transport = InProcessTransport(host)
        let virtual = try #require(Instant(rfc3339: instant))
        try await LoopbackServer.with(FacebookSimulator(settings)) { server in
            for step in steps {
                let request = HTTPRequest(
                    method: step.method,
                    target: step.target,
                    headers: [HTTPHeader("Content-Type", "application/json")],
                    body: step.body.map(Array.init) ?? []
                )
                let direct = try await transport.send(request, at: virtual)
                let served = try await send(step.method, server.baseURL + step.target, body: step.body)
                #expect(served.status == direct.status)
                #expect(Array(served.body) == direct.body)
                #expect(
                    served.headers.value(forHTTPHeaderField: "x-fb-request-id") == direct.headers["x-fb-request-id"]
                )
            }
            #expect(server.audiences == host.audiences)
            #expect(server.audiences.count == 1)
        }
    }

    @Test("A removal of megabytes in the URL, and one of more in the body, are taken")
    func large() async throws {
        let simulator = FacebookSimulator(SimulatorSettings(seed: 11, existingAudiences: [("act_1", "a")]))
        let id = try #require(simulator.audiences.first).id
        let token = try #require(simulator.credentials["access_token"]).revealed
        let digest = SimulatorClient.digest(3)
        try await LoopbackServer.with(simulator) { server in
            let rows = repeatElement("%22\(digest)%22", count: 10_000).joined(separator: ",")
            let payload = "%7B%22schema%22:%22EMAIL_SHA256%22,%22data%22:%5B\(rows)%5D%7D"
            let path = "\(server.baseURL)/v26.0/\(id)/users?access_token=\(token)"
            let inURL = try await send("DELETE", "\(path)&payload=\(payload)")
            #expect(inURL.status == 200)

            let cells = repeatElement("\"\(digest)\"", count: 12).joined(separator: ",")
            let data = repeatElement("[\(cells)]", count: 10_000).joined(separator: ",")
            let schema = ["EMAIL", "PHONE", "GEN", "DOBY", "DOBM", "DOBD", "LN", "FN", "CT", "ST", "ZIP", "COUNTRY"]
            let body = #"{"payload":{"schema":\#(schema),"data":[\#(data)]}}"#
            let inBody = try await send("POST", path, body: Data(body.utf8))
            #expect(inBody.status == 200)
            #expect(server.audiences.first?.received == 20_000)

            let tooLarge = try await send("POST", path, body: Data(count: LoopbackServer.bodyLimit + 1))
            #expect(tooLarge.status == 413)
        }
    }

    @Test("A virtual time that is none is refused, not taken for now")
    func badTime() async throws {
        try await LoopbackServer.with(FacebookSimulator(settings)) { server in
            let answer = try await send("GET", "\(server.baseURL)/me", at: "yesterday")
            #expect(answer.status == 400)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("X-Virtual-Time"))
        }
    }

    @Test("A port that is taken is named, and free again after the server stops")
    func ports() async throws {
        let first = try await LoopbackServer.start(FacebookSimulator(settings))
        let port = first.port
        do {
            let second = try await LoopbackServer.start(FacebookSimulator(settings), port: port)
            await second.stop()
            Issue.record("two servers listen on port \(port)")
        } catch {
            #expect("\(error)".contains("127.0.0.1:\(port)"))
        }
        await first.stop()
        await first.stop()
        let third = try await LoopbackServer.start(FacebookSimulator(settings), port: port)
        #expect(third.port == port)
        await third.stop()
    }
}
