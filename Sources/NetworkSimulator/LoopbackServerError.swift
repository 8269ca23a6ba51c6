import Foundation
import NIOCore

/// Why a simulator is not served.
public enum LoopbackServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The port can't be had.
    case cannotListen(port: Int, reason: String)
    /// Whoever wanted the server was cancelled before it listened.
    case cancelled

    /// What happened and what to do, one sentence without a full stop.
    public var description: String {
        switch self {
        case .cannotListen(let port, let reason):
            "can't listen on 127.0.0.1:\(port) (\(reason)); choose another port, or 0 for any that is free"
        case .cancelled: "the server was cancelled before it listened"
        }
    }
}

extension LoopbackServerError {
    /// Says why a socket is not to be had, in the system's words alone.
    init(_ error: any Error, port: Int) {
        let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
        self = .cannotListen(port: port, reason: reason)
    }
}
