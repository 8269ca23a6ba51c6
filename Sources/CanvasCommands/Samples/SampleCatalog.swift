import CanvasModel
package import CanvasStep

/// The samples that an executable carries.
package struct SampleCatalog: Sendable {
    /// The samples, in the order of their plugins and of each plugin's files.
    package let all: [Sample]

    /// Finds the samples among the files of each plugin; a name that two plugins use is the first one's.
    ///
    /// - Parameter plugins: Each plugin's files, with the use cases that say what its samples show.
    package init(_ plugins: [(files: [SampleFile], useCases: [PluginDocumentation.UseCase])]) {
        var all: [Sample] = []
        for (files, useCases) in plugins {
            for file in files where file.name.hasSuffix(Self.canvasEnding) {
                let name = String(file.name.dropLast(Self.canvasEnding.count))
                guard !name.isEmpty, !all.contains(where: { $0.name == name }) else { continue }
                all.append(
                    Sample(
                        name: name,
                        title: useCases.first { $0.sample == name }?.title ?? Self.firstComment(file.bytes),
                        canvas: file,
                        scenario: files.first { $0.name == name + Self.scenarioEnding },
                        files: files
                    )
                )
            }
        }
        self.all = all
    }

    /// The sample of a name.
    ///
    /// - Throws: A failure that names the nearest sample, or all of them.
    package func sample(named name: String) throws(CommandFailure) -> Sample {
        if let sample = all.first(where: { $0.name == name }) { return sample }
        let names = all.map(\.name)
        throw .input(
            "there is no sample `\(name)`",
            fix: Spelling.suggestion(for: name, among: names)
                ?? "this executable carries none; write a path with a `/` or an ending for a file"
        )
    }

    /// The comment that a document begins with, up to its first colon or full stop: what a sample is about when no use
    /// case says so.
    private static func firstComment(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: "# ".utf8) else { return nil }
        let line = bytes.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }
        let sentence = line.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }
        return String(decoding: sentence, as: UTF8.self)
    }

    private static let canvasEnding = ".canvas.yaml"
    private static let scenarioEnding = ".scenario.yaml"
}
