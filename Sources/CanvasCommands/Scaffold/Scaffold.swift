import Foundation

/// Files that are written together, or not at all.
struct Scaffold {
    /// The files' paths below a folder, and what is in them.
    let files: [(path: String, text: String)]

    /// Writes the files.
    ///
    /// - Throws: `CommandFailure` when one of them exists, or can't be written; then none is left.
    func write(in folder: URL) throws(CommandFailure) {
        let places = files.map { (path: $0.path, url: folder.appending(path: $0.path), text: $0.text) }
        if let taken = places.first(where: { FileManager.default.fileExists(atPath: $0.url.path) }) {
            throw .input("`\(taken.path)` exists already", fix: "choose another name, or move it away")
        }
        var written: [URL] = []
        for place in places {
            do {
                try FileManager.default.createDirectory(
                    at: place.url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(place.text.utf8).write(to: place.url, options: .atomic)
                written.append(place.url)
            } catch {
                for url in written { try? FileManager.default.removeItem(at: url) }
                throw .input("`\(place.path)` can't be written", fix: "check that the folder may be written to")
            }
        }
    }
}
