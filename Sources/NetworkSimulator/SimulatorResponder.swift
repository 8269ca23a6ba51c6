import CanvasModel
import CanvasStep
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Turns what came over HTTP into a simulator's request, and its answer into what goes back.
struct SimulatorResponder: Sendable {
    let host: SimulatorHost

    @concurrent
    func answer(_ request: Request, _ writer: consuming ResponseWriter) async throws {
        // libcurl holds a large body back for a second unless it is asked for.
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await writer.writeInformationalHead(HTTPTypes.HTTPResponse(status: .continue))
        }
        let answer: CanvasStep.HTTPResponse
        do {
            var body = try await request.body.collect(upTo: LoopbackServer.bodyLimit)
            answer = try respond(to: request, body: body.readBytes(length: body.readableBytes) ?? [])
        } catch is NIOTooManyBytesError {
            answer = .refusal(413, "A body may hold \(LoopbackServer.bodyLimit) bytes.")
        } catch let error as TransportError {
            // A head without the body that it promises. If not a byte came on a connection kept alive, libcurl would
            // send the request again by itself, and the simulator be asked twice for what the client asked once.
            _ = try await writer.writeHead(
                HTTPTypes.HTTPResponse(status: .ok, headerFields: [.contentLength: "1"])
            )
            throw error
        }
        var fields = HTTPFields()
        for header in answer.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        fields[.contentLength] = "\(answer.body.count)"
        try await writer.write(
            response: HTTPTypes.HTTPResponse(status: .init(code: answer.status), headerFields: fields),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    private func respond(to request: Request, body: [UInt8]) throws(TransportError) -> CanvasStep.HTTPResponse {
        var headers = request.headers.map { HTTPHeader($0.name.rawName, $0.value) }
        // HTTPTypes keeps the host apart from the fields.
        if let authority = request.head.authority { headers.append(HTTPHeader("Host", authority)) }
        let instant: Instant
        if let text = headers[VirtualTimeHeader.time] {
            guard let virtual = Instant(rfc3339: text) else {
                return .refusal(400, "\(VirtualTimeHeader.time) must be an RFC 3339 instant, 2026-03-02T09:00:00Z.")
            }
            instant = virtual
        } else {
            // The one place where a wall clock may be read: the edge, for clients that know nothing of virtual time.
            instant = host.now(otherwise: Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))))
        }
        return try host.respond(
            to: CanvasStep.HTTPRequest(
                method: request.head.method.rawValue,
                target: request.head.path ?? "/",
                headers: headers,
                body: body
            ),
            at: instant
        )
    }
}

extension CanvasStep.HTTPResponse {
    /// An answer of the server itself, which no simulator has seen.
    fileprivate static func refusal(_ status: Int, _ text: String) -> Self {
        Self(status: status, headers: [HTTPHeader("Content-Type", "text/plain; charset=UTF-8")], body: Array(text.utf8))
    }
}
