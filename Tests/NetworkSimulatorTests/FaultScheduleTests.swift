import CanvasModel
import CanvasStep
import NetworkSimulator
import Testing

@Suite struct FaultScheduleTests {
    /// Which of some seconds after the start are struck.
    private func struck(_ rule: FaultRule, start: Instant?, at seconds: [Int64]) -> [Int64] {
        let client = Client(faults: [rule], start: start)
        return seconds.filter { client.ask(after: $0).status == 400 }
    }

    @Test("A fault strikes from its beginning until its time is over")
    func window() {
        let rule = FaultRule(.rateLimited, begins: .after(.minutes(1)), lasts: .minutes(2))
        let start = Client().start
        #expect(struck(rule, start: start, at: [0, 59, 60, 179, 180, 500]) == [60, 179])
        let fixed = FaultRule(.rateLimited, begins: .at(start + .minutes(1)), lasts: .minutes(2))
        #expect(struck(fixed, start: nil, at: [0, 59, 60, 179, 180]) == [60, 179])
    }

    @Test("Without a start its durations count from the first request")
    func firstRequest() {
        let rule = FaultRule(.rateLimited, begins: .after(.minutes(1)), lasts: .minutes(1))
        #expect(struck(rule, start: nil, at: [100, 159, 160, 219, 220]) == [160, 219])
    }

    @Test("A fault for some requests strikes those that it is about, and then no more")
    func requests() {
        let client = Client(faults: [FaultRule(.serverError, requests: 2, method: "POST", path: "/users")])
        let answers = [
            client.ask("GET", "/v1/7/users"), client.ask("POST", "/v1/7"), client.ask("POST", "/v1/7/users"),
            client.ask("POST", "/v1/7?at=/users"), client.ask("post", "/v1/7/users"), client.ask("POST", "/v1/7/users"),
        ]
        #expect(answers.map(\.status) == [200, 200, 400, 200, 400, 200])
    }

    @Test("Of several faults in force the first one strikes")
    func order() {
        let client = Client(faults: [FaultRule(.tokenRevoked, requests: 1), FaultRule(.serverError, requests: 1)])
        #expect([client.ask().text, client.ask().text].first == "token_revoked")
        #expect(client.ask().status == 200)
    }

    @Test("A reset ends the connection and reaches no simulator")
    func reset() {
        let client = Client(faults: [FaultRule(.reset, requests: 1)])
        let answer = client.ask()
        #expect(answer.status == nil)
        #expect(answer.text == "the connection was reset")
        #expect(client.ask().text.hasPrefix("1 at"))
    }

    @Test("A time-out takes longer than anybody waits, a slow answer comes in the end")
    func time() async throws {
        for (fault, reaches) in [(SimulatorFault.timeOut, false), (.slow, true)] {
            let transport = InProcessTransport(SimulatorHost(CountingSimulator(), faults: [FaultRule(fault)]))
            let answer = try await transport.send(HTTPRequest(method: "GET", target: "/"), at: Client().start)
            let elapsed = try #require(answer.headers[VirtualTimeHeader.elapsed].flatMap { Int($0) })
            #expect(reaches ? (1..<60).contains(elapsed) : elapsed > 3600)
            #expect(String(decoding: answer.body, as: UTF8.self).hasPrefix("1 at") == reaches)
        }
    }

    @Test("Malformed answers come in turn: cut JSON, a page, a contradiction, nothing, ten megabytes")
    func malformed() {
        let client = Client(faults: [FaultRule(.malformedAnswer, requests: 6)])
        let answers = (0..<6).map { _ in client.ask() }
        #expect(answers.map(\.status) == [200, 502, 200, 200, 200, 200])
        #expect(answers[0].text.hasPrefix("{") && !answers[0].text.hasSuffix("}"))
        #expect(answers[1].text.hasPrefix("<html>"))
        #expect(answers[2].text.hasPrefix(#"{"error":"#))
        #expect(answers[3].text.isEmpty)
        #expect(answers[4].text.utf8.count > 10 << 20)
        #expect(answers[5].text == answers[0].text)
        #expect(client.ask().text.hasPrefix("1 at"))
    }
}
