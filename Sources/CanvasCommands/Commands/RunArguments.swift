import ArgumentParser
import CanvasModel

/// How `run` reads the values of its options.
enum RunArguments {
    /// An instant, RFC 3339.
    static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text) else {
            throw ValidationError("an instant looks like 2026-03-02T09:00:00Z")
        }
        return instant
    }

    /// A length of time.
    static func duration(_ text: String) throws -> Interval {
        guard let interval = Interval(text) else {
            throw ValidationError("a duration looks like 30s, 5m, 1h, 2d or 1w")
        }
        return interval
    }

    /// `KEY=VALUE`; the value may hold more equals signs.
    static func assignment(_ text: String) throws -> Assignment {
        guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
            throw ValidationError("it is written KEY=VALUE")
        }
        return Assignment(key: String(text[..<mark]), value: String(text[text.index(after: mark)...]))
    }

    /// `NAME=URL`, HTTP or HTTPS, without a slash at its end.
    static func destination(_ text: String) throws -> Assignment {
        var assignment = try assignment(text)
        assignment.value = try url(assignment.value)
        return assignment
    }

    /// A URL, HTTP or HTTPS, without a slash at its end.
    static func url(_ text: String) throws -> String {
        var url = text
        while url.hasSuffix("/") { url.removeLast() }
        let host = ["http://", "https://"].lazy
            .filter { url.lowercased().hasPrefix($0) }
            .map { url.dropFirst($0.count) }.first
        guard let host, !host.isEmpty, !host.hasPrefix(":"), !host.contains(where: \.isWhitespace) else {
            throw ValidationError("a URL looks like https://graph.example.com")
        }
        return url
    }

    /// The text as one word of a shell's command.
    static func shellWord(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: ","):
                true
            default: false
            }
        }
        if isPlain && !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
