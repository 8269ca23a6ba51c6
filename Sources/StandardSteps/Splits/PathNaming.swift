import CanvasModel

/// What the paths that a document names must be called.
enum PathNaming {
    static func problems(
        of names: [String],
        _ what: String,
        reserved: [String],
        _ position: Position
    ) -> [Diagnostic] {
        var seen: Set<String> = []
        var found: [Diagnostic] = []
        for name in names {
            if !seen.insert(name).inserted {
                found.append(
                    .error(
                        at: position,
                        "two of them are the \(what) `\(name)`",
                        fix: "give each a name of its own"
                    )
                )
            }
            if (reserved + ["exit"]).contains(name) {
                found.append(
                    .error(at: position, "no \(what) can be named `\(name)`", fix: "give it another name")
                )
            }
        }
        return found
    }
}
