import CanvasModel

/// What both futures share, then the futures side by side.
extension ForkedExplanation: CustomStringConvertible {
    /// The text, ending with a line feed.
    public var text: String {
        let shared = shared
        let changes = fork.changes.map(\.sentence).joined(separator: ", ")
        var lines = [
            "\(first.externalID) in \(first.canvas), from \(first.start) to \(first.end)",
            "as it is: \(first.replay.sentence)",
            "the other future, from \(fork.step) on with \(changes): \(second.replay.sentence)",
            "",
        ]
        lines += first.with(Array(first.moments.prefix(shared))).lines
        guard let partsAt else {
            lines.append("both futures are the same to the end")
            return lines.joined(separator: "\n") + "\n"
        }
        lines += ["", "here they part, at \(partsAt):", ""]
        let left = first.with(Array(first.moments.dropFirst(shared))).lines
        let right = second.with(Array(others.dropFirst(shared))).lines
        lines += Self.beside(["as it is"] + left, ["with \(changes)"] + right)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text.
    public var description: String { text }

    private static func beside(_ left: [String], _ right: [String]) -> [String] {
        let (left, right) = (left.flatMap(wrapped), right.flatMap(wrapped))
        let width = max(left.map(\.count).max() ?? 0, 8)
        return (0..<max(left.count, right.count)).map { index in
            let first = index < left.count ? left[index] : ""
            let second = index < right.count ? right[index] : ""
            let line = first + String(repeating: " ", count: width - first.count) + " | " + second
            return line.hasSuffix(" ") ? String(line.reversed().drop { $0 == " " }.reversed()) : line
        }
    }

    /// A line in pieces that two fit beside each other of, what goes on indented as far as its beginning.
    private static func wrapped(_ line: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(line)
        let indent = String(repeating: " ", count: min(30, line.prefix { $0 == " " }.count + 2))
        while rest.count > columnWidth {
            let window = rest.prefix(columnWidth)
            guard let space = window.lastIndex(of: " "), window[..<space].contains(where: { $0 != " " }) else { break }
            pieces.append(String(rest[..<space]))
            rest = Substring(indent + rest[rest.index(after: space)...])
        }
        return pieces + [String(rest)]
    }

    private static let columnWidth = 76
}

extension ProfileFork.Change {
    /// The change, without a value that tells who somebody is.
    public var sentence: String {
        guard let value else { return "no \(attribute)" }
        return "\(attribute) " + (StandardAttribute.isPersonal(attribute) || value.contains("@") ? "changed" : value)
    }
}

extension Explanation {
    /// The same with only some of its moments.
    fileprivate func with(_ moments: [ExplainedMoment]) -> Explanation {
        Explanation(
            externalID: externalID,
            canvas: canvas,
            replay: replay,
            start: start,
            end: end,
            moments: moments,
            absence: nil
        )
    }
}
