import CanvasModel
import CanvasStep
import Foundation
import NetworkSimulator
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite struct LoopbackTests {
    private func ask(
        _ server: LoopbackServer,
        _ target: String,
        _ method: String = "GET",
        body: String = "",
        at instant: String? = nil
    ) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: server.baseURL + target)))
        request.httpMethod = method
        if !body.isEmpty { request.httpBody = Data(body.utf8) }
        if let instant { request.setValue(instant, forHTTPHeaderField: VirtualTimeHeader.time) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = try #require(response as? HTTPURLResponse).statusCode
        return (status, String(decoding: data, as: UTF8.self))
    }

    @Test("A clock that was set stands still, moves when told, and gives way to a request's own time")
    func clock() async throws {
        try await LoopbackServer.with(CountingSimulator()) { server in
            let set = try await ask(server, "/_simulator/clock", "PUT", body: #"{"now": "2026-03-02T09:00:00Z"}"#)
            #expect(set.text == #"{"now": "2026-03-02T09:00:00Z", "follows": "nothing"}"# + "\n")
            #expect(try await ask(server, "/x").text == "1 at 2026-03-02T09:00:00Z")
            _ = try await ask(server, "/_simulator/clock", "PUT", body: #"{"advance": "90m"}"#)
            #expect(try await ask(server, "/x").text == "2 at 2026-03-02T10:30:00Z")
            #expect(try await ask(server, "/x", at: "2020-01-01T00:00:00Z").text == "3 at 2020-01-01T00:00:00Z")
            #expect(try await ask(server, "/_simulator/clock", "DELETE").text == "{\"follows\": \"wall\"}\n")
            #expect(try await ask(server, "/_simulator/clock").text.contains(#""follows": "wall""#))
        }
    }

    @Test("A reset really ends the connection, once for each request, on connections kept alive too")
    func reset() async throws {
        try await LoopbackServer.with(CountingSimulator()) { server in
            _ = try await ask(server, "/x")
            _ = try await ask(server, "/_simulator/faults", "POST", body: #"{"respond": "reset", "requests": 2}"#)
            for _ in 0..<2 {
                await #expect(throws: URLError.self) { try await ask(server, "/x") }
            }
            #expect(try await ask(server, "/x").text.hasPrefix("2 at"))
        }
    }

    @Test("Over HTTP and in process a bad day has the same bytes")
    func same() async throws {
        let faults = [FaultRule(.malformedAnswer, requests: 4), FaultRule(.rateLimited, requests: 1)]
        let direct = InProcessTransport(SimulatorHost(CountingSimulator(), faults: faults))
        let server = try await LoopbackServer.start(SimulatorHost(CountingSimulator(), faults: faults))
        let instant = try #require(Instant(rfc3339: "2026-03-02T09:00:00Z"))
        for _ in 0..<6 {
            let expected = try await direct.send(HTTPRequest(method: "GET", target: "/x"), at: instant)
            let served = try await ask(server, "/x", at: instant.description)
            #expect(served.status == expected.status)
            #expect(served.text == String(decoding: expected.body, as: UTF8.self))
        }
        await server.stop()
    }

    @Test("A port that is taken is said in a sentence")
    func taken() async throws {
        try await LoopbackServer.with(CountingSimulator()) { server in
            await #expect(throws: LoopbackServerError.cannotListen(port: server.port, reason: "Address already in use"))
            {
                _ = try await LoopbackServer.start(CountingSimulator(), port: server.port)
            }
            return
        }
    }
}
