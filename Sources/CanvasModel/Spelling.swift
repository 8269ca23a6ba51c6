/// Finds what a person probably meant to write.
public enum Spelling {
    /// The candidate that takes the fewest edits to become `word`, when that is near enough to be meant.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        var best: (distance: Int, name: String)?
        for name in candidates {
            let distance = distance(word.lowercased(), name.lowercased())
            guard distance <= max(2, name.count / 3), distance < (best?.distance ?? .max) else { continue }
            best = (distance, name)
        }
        return best?.name
    }

    /// A fix for an unknown name: the nearest one, else the list of those that there are.
    public static func suggestion(for word: String, among candidates: [String]) -> String? {
        if let nearest = nearest(to: word, among: candidates) { return "did you mean `\(nearest)`?" }
        guard !candidates.isEmpty else { return nil }
        return "there are " + candidates.map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        // A name is short; what is longer than any name is not a typing mistake.
        guard left.utf8.count <= 64, right.utf8.count <= 64 else { return .max }
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal : min(diagonal, above, row[j]) + 1
                diagonal = above
            }
        }
        return row[b.count]
    }
}
