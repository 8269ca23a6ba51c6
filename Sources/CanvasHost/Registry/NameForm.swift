/// The forms that names have.
enum NameForm {
    /// Lower-case words and digits joined by underscores, beginning with a letter.
    static func isSnakeCase(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return isWords(name, separators: [UInt8(ascii: "_")])
    }

    /// What the id of a step may be: lower-case words and digits joined by underscores or hyphens.
    static func isIdentifier(_ name: String) -> Bool {
        isWords(name, separators: [UInt8(ascii: "_"), UInt8(ascii: "-")])
    }

    /// Upper-case letters, digits and underscores, not beginning with a digit.
    static func isEnvironmentVariable(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy {
            isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_")
        }
    }

    private static func isWords(_ name: String, separators: [UInt8]) -> Bool {
        var previousIsSeparator = true
        for byte in name.utf8 {
            let isSeparator = separators.contains(byte)
            guard isSeparator ? !previousIsSeparator : isLetter(byte) || isDigit(byte) else { return false }
            previousIsSeparator = isSeparator
        }
        return !previousIsSeparator
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// What the names of a step's paths must keep to.
enum PathNames {
    /// The target that ends a journey, which no path and no step may be named.
    static let exit = "exit"

    static func problems(of paths: [String]) -> [String] {
        var found = paths.duplicates.map { "has two paths named `\($0)`" }
        if paths.contains("") { found.append("has a path without a name") }
        if paths.contains(exit) { found.append("has a path named `\(exit)`, which is kept for ending a journey") }
        // A verdict names a path by one byte.
        if paths.count > 256 { found.append("has \(paths.count) paths, and 256 is the most") }
        return found
    }
}

extension [String] {
    /// The elements that were there before, each once, in order.
    var duplicates: [String] {
        var seen: Set<String> = []
        var repeated: [String] = []
        for element in self where !seen.insert(element).inserted && !repeated.contains(element) {
            repeated.append(element)
        }
        return repeated
    }
}
