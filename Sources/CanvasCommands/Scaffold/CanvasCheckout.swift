import Foundation

/// Where the package of this tool is, so that packages made by it can depend on it.
enum CanvasCheckout {
    /// The checkout that a folder is in; `nil` when it is in none.
    static func around(_ folder: URL) -> URL? {
        var candidate = folder.standardizedFileURL
        while true {
            let manifest = candidate.appending(path: "Package.swift")
            if let text = try? String(contentsOf: manifest, encoding: .utf8), text.contains("name: \"canvas\","),
                FileManager.default.fileExists(atPath: candidate.appending(path: "Plugins").path)
            {
                return candidate
            }
            let parent = candidate.deletingLastPathComponent().standardizedFileURL
            guard parent.path != candidate.path, candidate.path != "/" else { return nil }
            candidate = parent
        }
    }

    /// What a manifest writes to depend on this package: where it was said to be, the checkout around, or the one that
    /// the tool was built in.
    ///
    /// - Parameter location: A path or a URL.
    /// - Throws: `CommandFailure` when nothing tells.
    static func dependency(at location: String?, from folder: URL) throws(CommandFailure) -> String {
        if let location {
            if location.contains("://") || location.hasPrefix("git@") {
                // What a manifest calls a package is how its repository is named.
                guard location.hasSuffix("/canvas") || location.hasSuffix("/canvas.git") else {
                    throw .usage("the repository `\(location)` is not named canvas", fix: "name a checkout's folder")
                }
                return ".package(url: \"\(location)\", branch: \"main\")"
            }
            let path = URL(filePath: location, relativeTo: folder).standardizedFileURL
            guard around(path) == path else {
                throw .usage("`\(location)` is no checkout of the package canvas", fix: "name its folder or its URL")
            }
            return ".package(name: \"canvas\", path: \"\(path.path)\")"
        }
        let tool = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        guard let checkout = around(folder) ?? tool.flatMap(around) else {
            throw .usage(
                "nothing tells where the package canvas is",
                fix: "write --canvas with the path of a checkout, or with its URL"
            )
        }
        return ".package(name: \"canvas\", path: \"\(checkout.path)\")"
    }
}
