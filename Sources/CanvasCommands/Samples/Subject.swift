/// What a command works on: the `WHAT` of the command line.
package enum Subject: Sendable {
    /// A canvas or a scenario, by its path.
    case file(String)
    /// A sample.
    case sample(Sample)

    /// Whether a word of the command line is a path rather than a sample's name.
    package static func isPath(_ what: String) -> Bool {
        what.contains("/") || [".", ".."].contains(what) || endings.contains { what.lowercased().hasSuffix($0) }
    }

    /// The name of a sample, or a file's without its folder and its endings.
    package var name: String {
        switch self {
        case .sample(let sample): return sample.name
        case .file(let path):
            var name = path.split(separator: "/").last.map(String.init) ?? path
            for ending in Self.endings + [".canvas", ".scenario"]
            where name.lowercased().hasSuffix(ending) && name.count > ending.count {
                name.removeLast(ending.count)
            }
            return name
        }
    }

    private static let endings = [".yaml", ".yml", ".json"]
}
