import CanvasModel
import CanvasStep
import FacebookSimulator
import Foundation
import Synchronization

/// A server that answers uploads with how many rows they had and forgets them; all else is asked of a simulator.
///
/// Plain sockets and one thread a connection, so that what is measured is the client.
final class DiscardingReceiver: Sendable {
    let baseURL: String
    let credentials: [String: Secret]
    private let simulator: Mutex<FacebookSimulator>
    private let total = Atomic<Int>(0)
    private let instant: Instant

    /// The bytes of all bodies so far.
    var received: Int { total.load(ordering: .relaxed) }

    init(_ simulator: FacebookSimulator, at instant: Instant) throws {
        credentials = simulator.credentials
        self.simulator = Mutex(simulator)
        self.instant = instant
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        baseURL = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { [weak self] in self?.serve(connection) }
            }
        }
    }

    private func serve(_ connection: Int32) {
        var on: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer {
            room.deallocate()
            close(connection)
        }
        var sessionRows = 0
        while let request = head(connection, room) {
            let body = self.body(of: request, connection, room)
            total.add(body.count, ordering: .relaxed)
            let answer: String
            if request.target.hasSuffix("/users") {
                let tail = String(decoding: body.kept, as: UTF8.self)
                if tail.contains("\"batch_seq\":1,") { sessionRows = 0 }
                // One bracket opens the schema and one the rows.
                sessionRows += body.brackets - 2
                answer = """
                    {"audience_id":"1","session_id":"1","num_received":\(sessionRows),"num_invalid_entries":0,\
                    "invalid_entry_samples":{}}
                    """
            } else {
                let response = simulator.withLock {
                    $0.respond(
                        to: HTTPRequest(
                            method: request.method,
                            target: request.target,
                            headers: request.headers,
                            body: body.kept
                        ),
                        at: instant
                    )
                }
                answer = String(decoding: response.body, as: UTF8.self)
            }
            let text =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(answer.utf8.count)\r\n\r\n"
            let bytes = Array((text + answer).utf8)
            guard write(connection, bytes, bytes.count) == bytes.count else { return }
        }
    }

    private struct Head {
        var method = ""
        var target = ""
        var headers: [HTTPHeader] = []
        /// What of the body came with the head.
        var rest: [UInt8] = []
        var length = 0
    }

    private func head(_ connection: Int32, _ room: UnsafeMutableRawBufferPointer) -> Head? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while true {
            let count = read(connection, room.baseAddress, 4096)
            guard count > 0 else { return nil }
            bytes += room[..<count]
            guard let at = bytes.firstRange(of: end) else { continue }
            var head = Head()
            let lines = String(decoding: bytes[..<at.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
            let words = lines[0].split(separator: " ").map(String.init)
            (head.method, head.target) = (words[0], words[1])
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                guard parts.count == 2 else { continue }
                head.headers.append(HTTPHeader(parts[0], parts[1]))
            }
            head.length = head.headers["Content-Length"].flatMap { Int($0) } ?? 0
            head.rest = Array(bytes[at.upperBound...])
            return head
        }
    }

    /// Reads a body; keeps what the last read brought, all of a small body and the end of a large one.
    private func body(
        of head: Head,
        _ connection: Int32,
        _ room: UnsafeMutableRawBufferPointer
    ) -> (count: Int, brackets: Int, kept: [UInt8]) {
        var kept = head.rest
        var count = kept.count
        var brackets = Self.brackets(kept.span)
        while count < head.length {
            let read = read(connection, room.baseAddress, room.count)
            guard read > 0 else { break }
            let part = UnsafeRawBufferPointer(rebasing: room[..<read])
            brackets += Self.brackets(Span(_unsafeBytes: part))
            kept.append(contentsOf: head.length <= 65_536 ? part : UnsafeRawBufferPointer(rebasing: part.suffix(256)))
            if head.length > 65_536, kept.count > 512 { kept.removeFirst(kept.count - 512) }
            count += read
        }
        return (count, brackets, kept)
    }

    private static func brackets(_ bytes: Span<UInt8>) -> Int {
        var count = 0
        for index in bytes.indices { count += bytes[index] == 0x5B ? 1 : 0 }
        return count
    }
}
