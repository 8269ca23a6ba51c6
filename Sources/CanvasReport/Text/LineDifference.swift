/// What differs between two texts, line by line.
package struct LineDifference: Sendable {
    private enum Line {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// A text of more lines is nobody's to review line by line.
    private static let mostLines = 4000
    private let lines: [Line]

    /// Compares an old text with a new one.
    package init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Myers's algorithm is quadratic in what differs.
        guard before.count + after.count <= Self.mostLines else {
            lines = before.map { .removed($0) } + after.map { .added($0) }
            return
        }
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if removed.contains(left) {
                lines.append(.removed(before[left]))
                left += 1
            } else if added.contains(right) {
                lines.append(.added(after[right]))
                right += 1
            } else {
                lines.append(.same(after[right]))
                left += 1
                right += 1
            }
        }
        self.lines = lines
    }

    /// The lines that differ, `-` before what is gone and `+` before what is new, each with the line of its section
    /// and what stands around it.
    ///
    /// - Parameter most: How many lines at most; the rest is counted.
    package func shown(most: Int = 40) -> [String] {
        var isShown = Array(repeating: false, count: lines.count)
        for index in lines.indices where isChange(index) {
            for near in max(0, index - 1)...min(lines.count - 1, index + 1) { isShown[near] = true }
            if let title = lines[..<index].lastIndex(where: Self.isTitle) { isShown[title] = true }
        }
        var shown: [String] = []
        var last = -1
        for index in lines.indices where isShown[index] {
            if last >= 0, index > last + 1 { shown.append("  …") }
            last = index
            switch lines[index] {
            case .same(let text): shown.append(("  " + text).trimmingSpacesAtEnd)
            case .removed(let text): shown.append("- " + text)
            case .added(let text): shown.append("+ " + text)
            }
        }
        guard shown.count > most else { return shown }
        return shown.prefix(most) + [
            "  … and \(Figures.counted(shown.count - most, "more line", plural: "more lines"))"
        ]
    }

    private func isChange(_ index: Int) -> Bool {
        if case .same = lines[index] { false } else { true }
    }

    private static func isTitle(_ line: Line) -> Bool {
        if case .same(let text) = line { !text.isEmpty && !text.hasPrefix(" ") } else { false }
    }
}
