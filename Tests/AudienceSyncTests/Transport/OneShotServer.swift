import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Listens on a port of its own and answers each connection with the same bytes, or with none.
final class OneShotServer: Sendable {
    let port: Int
    private let descriptor: Int32
    private let heads = Mutex<[String]>([])
    private let bodyBytes = Mutex<Int>(0)

    /// The heads of the requests that came.
    var received: [String] { heads.withLock { $0 } }
    /// How many bytes of bodies came.
    var bodySize: Int { bodyBytes.withLock { $0 } }

    /// - Parameters:
    ///   - answer: The bytes.
    ///   - drip: How many seconds lie between two of them; 0 sends all at once.
    init(answering answer: String, drip: Double = 0) throws {
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
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [self] in serve(Array(answer.utf8), drip: drip) }
        thread.start()
    }

    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    private func serve(_ answer: [UInt8], drip: Double) {
        while case let client = accept(descriptor, nil, nil), client >= 0 {
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            var missing = 1
            var headEnd = 0
            while missing > 0 {
                let count = recv(client, &chunk, chunk.count, 0)
                guard count > 0 else { break }
                bytes.append(contentsOf: chunk[..<count])
                if headEnd == 0, let end = String(decoding: bytes, as: UTF8.self).range(of: "\r\n\r\n") {
                    let head = String(decoding: bytes, as: UTF8.self)[..<end.lowerBound]
                    headEnd = head.utf8.count + 4
                    heads.withLock { $0.append(String(head)) }
                    let field = head.lowercased().range(of: "content-length: ").map {
                        head.lowercased()[$0.upperBound...]
                    }
                    missing = headEnd + (field.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0)
                    missing -= bytes.count
                } else if headEnd > 0 {
                    missing -= count
                }
            }
            bodyBytes.withLock { $0 += bytes.count - headEnd }
            let pieces = drip > 0 ? answer.map { [$0] } : [answer]
            for piece in pieces {
                let count = piece.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count == piece.count else { break }
                if drip > 0 { Thread.sleep(forTimeInterval: drip) }
            }
            shutdown(client, Int32(SHUT_RDWR))
            close(client)
        }
    }
}
