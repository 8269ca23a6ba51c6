import CanvasStep
import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Answers each request on a connection of its own with any bytes at all, as no server that knows HTTP would.
final class RawServer: Sendable {
    /// What is done with a request.
    enum Answer {
        /// These bytes are sent, and the connection is closed.
        case bytes([UInt8])
        /// The connection is reset.
        case reset

        /// An answer in due form.
        init(_ response: HTTPResponse) {
            var head = "HTTP/1.1 \(response.status) Whatever\r\nContent-Length: \(response.body.count)\r\n"
            for header in response.headers { head += "\(header.name): \(header.value)\r\n" }
            self = .bytes(Array((head + "Connection: close\r\n\r\n").utf8) + response.body)
        }
    }

    let baseURL: String
    private let descriptor: Int32
    private let answer: @Sendable (HTTPRequest) -> Answer

    init(_ answer: @escaping @Sendable (HTTPRequest) -> Answer) throws {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.descriptor = descriptor
        self.answer = answer
        baseURL = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread { [self] in serve() }.start()
    }

    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    private func serve() {
        while case let client = accept(descriptor, nil, nil), client >= 0 {
            if let request = read(client) {
                switch answer(request) {
                case .bytes(let bytes):
                    var rest = bytes[...]
                    while !rest.isEmpty {
                        let count = rest.withUnsafeBytes {
                            send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                        }
                        guard count > 0 else { break }
                        rest = rest.dropFirst(count)
                    }
                    shutdown(client, Int32(SHUT_WR))
                case .reset:
                    var linger = linger(l_onoff: 1, l_linger: 0)
                    setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
                }
            }
            close(client)
        }
    }

    private func read(_ client: Int32) -> HTTPRequest? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let request = Self.request(bytes) { return request }
            let count = recv(client, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// The request, once all of it is there.
    private static func request(_ bytes: [UInt8]) -> HTTPRequest? {
        guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        let headers = lines.dropFirst().compactMap { line in
            line.range(of: ": ").map { HTTPHeader(String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
        }
        let body = Array(bytes[end.upperBound...])
        guard words.count == 3, body.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
        return HTTPRequest(method: words[0], target: words[1], headers: headers, body: body)
    }
}
