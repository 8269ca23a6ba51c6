import Foundation

/// What SwiftPM says of the package.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let path: String
        let targetDependencies: [String]?
        let productDependencies: [String]?

        var isPlugin: Bool { path.hasPrefix("Plugins/") }
    }

    struct Product: Decodable {
        let name: String
    }

    let targets: [Target]
    let products: [Product]

    /// Whether SwiftPM is at hand; tests may run where they were not built.
    static let isAvailable = (try? output(of: ["swift", "--version"])) != nil

    /// Asks SwiftPM, without its lock: the `swift test` that runs this holds it.
    static func read() throws -> PackageDescription {
        let text = try output(of: ["swift", "package", "--ignore-lock", "describe", "--type", "json"])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(PackageDescription.self, from: text.drop { $0 != UInt8(ascii: "{") })
    }

    private struct CommandFailed: Error {
        let status: Int32
    }

    private static func output(of command: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = SourceFile.root
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandFailed(status: process.terminationStatus) }
        return data
    }
}
