import AudienceSync
import CanvasModel
import CanvasStep
import Testing

@Suite struct URLSessionTransportTests {
    private static let instant = Instant(seconds: 1_772_442_000)

    @Test("a closed port is refused")
    func refused() async throws {
        let server = try OneShotServer(answering: "")
        server.stop()
        let transport = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)")
        await #expect(throws: TransportError.refused(host: "127.0.0.1:\(server.port)")) {
            try await transport.send(HTTPRequest(method: "GET", target: "/"), at: Self.instant)
        }
    }

    @Test("a large body arrives whole, with its headers and the virtual time, and without waiting for leave")
    func largeBody() async throws {
        let server = try OneShotServer(
            answering: "HTTP/1.1 201 Created\r\nX-Virtual-Elapsed: 3\r\nContent-Length: 2\r\n\r\nok"
        )
        defer { server.stop() }
        let transport = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)/base")
        let response = try await transport.send(
            HTTPRequest(
                method: "DELETE",
                target: "/a/b?c=%20d",
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(repeating: 0x61, count: 3 << 20)
            ),
            at: Self.instant
        )
        #expect(response.status == 201)
        #expect(response.headers["x-virtual-elapsed"] == "3")
        #expect(String(decoding: response.body, as: UTF8.self) == "ok")
        #expect(server.bodySize == 3 << 20)
        let head = try #require(server.received.first)
        #expect(head.hasPrefix("DELETE /base/a/b?c=%20d HTTP/1.1"))
        #expect(head.contains("X-Virtual-Time: 2026-03-02T09:00:00Z"))
        #expect(head.contains("Content-Type: application/json"))
        #expect(!head.contains("100-continue"))
    }

    @Test("a redirect is an answer like any other")
    func redirect() async throws {
        let server = try OneShotServer(
            answering: "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
        )
        defer { server.stop() }
        let transport = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)")
        let response = try await transport.send(HTTPRequest(method: "GET", target: "/"), at: Self.instant)
        #expect(response.status == 302)
        #expect(server.received.count == 1)
    }

    @Test(
        "a connection that closes without an answer has none",
        arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"]
    )
    func broken(answer: String) async throws {
        let server = try OneShotServer(answering: answer)
        defer { server.stop() }
        let transport = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)")
        await #expect {
            try await transport.send(HTTPRequest(method: "POST", target: "/", body: [1, 2, 3]), at: Self.instant)
        } throws: { error in
            // Which of the two depends on the system's HTTP client; both are tried again.
            error as? TransportError == .reset || error as? TransportError == .malformed
        }
    }

    @Test("an answer that comes a byte at a time is not waited for to its end")
    func slowLoris() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: "x", count: 1000)
        let server = try OneShotServer(answering: text, drip: 0.05)
        defer { server.stop() }
        for (host, error) in [("127.0.0.1", TransportError.stalled(seconds: 1)), ("0.0.0.0", .timedOut)] {
            let transport = try URLSessionTransport(
                baseURL: "http://\(host):\(server.port)",
                total: Interval(seconds: 1)
            )
            await #expect(throws: error) {
                try await transport.send(HTTPRequest(method: "GET", target: "/"), at: Self.instant)
            }
        }
    }

    @Test("an answer that has no end is refused")
    func tooLarge() async throws {
        let body = String(repeating: "x", count: 3 << 20)
        let server = try OneShotServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: \(3 << 20)\r\n\r\n" + body)
        defer { server.stop() }
        let request = HTTPRequest(method: "GET", target: "/")
        let patient = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)")
        #expect(try await patient.send(request, at: Self.instant).body.count == 3 << 20)
        let transport = try URLSessionTransport(baseURL: "http://127.0.0.1:\(server.port)", mostBytes: 1 << 20)
        await #expect(throws: TransportError.malformed) { try await transport.send(request, at: Self.instant) }
    }

    @Test(
        "only this machine is told the virtual time",
        arguments: [
            ("http://127.0.0.1:80", true), ("http://localhost", true), ("http://[::1]:8080/v1", true),
            ("https://graph.facebook.com", false), ("http://127.0.0.1.example.com", false), ("http://128.0.0.1", false),
        ]
    )
    func loopback(url: String, expected: Bool) {
        #expect(URLSessionTransport.isLoopback(baseURL: url) == expected)
    }

    @Test("what is no URL of a network is refused", arguments: ["", "graph.facebook.com", "ftp://host", "http://"])
    func badURL(text: String) {
        #expect(throws: LaunchRefusal.self) { try URLSessionTransport(baseURL: text) }
    }
}
