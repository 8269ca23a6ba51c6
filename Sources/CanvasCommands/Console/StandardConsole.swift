import Foundation
import Synchronization

/// The standard output and standard error of the process.
///
/// It writes to the descriptors itself: what a library buffers and flushes at exit can't say that it failed. When a
/// reader has closed its end, the rest is dropped and the command goes on, as its exit status still tells the verdict.
final class StandardConsole: Console {
    private struct State {
        var isClosed: [ConsoleStream: Bool] = [:]
        var failure: String?
    }

    private let state = Mutex(State())

    /// Takes the streams that the process was started with.
    ///
    /// A stream that was closed would be the next file or socket to be opened, and what is printed would go there. A
    /// device opened the wrong way round keeps its number and refuses every use, as the closed stream would.
    init() {
        for (descriptor, wrongWay) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is the one just looked at, as those below are open by now.
            _ = open("/dev/null", wrongWay)
        }
    }

    /// Why the standard output could not take everything, other than that its reader went away.
    var failure: String? { state.withLock(\.failure) }

    func isTerminal(_ stream: ConsoleStream) -> Bool {
        isatty(Self.descriptor(stream)) == 1
    }

    func write(_ text: String, to stream: ConsoleStream) {
        state.withLock { state in
            guard state.isClosed[stream] != true else { return }
            guard let error = Self.write(Array(text.utf8), to: Self.descriptor(stream)) else { return }
            state.isClosed[stream] = true
            if stream == .output && error != EPIPE {
                state.failure = "the output can't be written: \(String(cString: strerror(error)))"
            }
        }
    }

    /// Writes all bytes; returns the error number of what went wrong.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Somebody who shares the descriptor made it non-blocking; wait until it takes more.
                var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wish, 1, -1)
            default: return errno
            }
        }
        return nil
    }

    private static func descriptor(_ stream: ConsoleStream) -> Int32 {
        stream == .output ? STDOUT_FILENO : STDERR_FILENO
    }
}
