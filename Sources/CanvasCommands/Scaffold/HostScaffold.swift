import Foundation

/// The files of a new executable with the plugins of one's choice.
struct HostScaffold {
    /// A package with a network, as `canvas new network --package` makes it.
    struct Network {
        let folder: URL
        let typeName: String

        /// Looks into a package.
        ///
        /// - Throws: `CommandFailure` when there is no network in it.
        init(_ path: String, from folder: URL) throws(CommandFailure) {
            self.folder = URL(filePath: path, relativeTo: folder).standardizedFileURL
            let sources = self.folder.appending(path: "Sources").path
            let targets = ((try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []).sorted()
            let steps = targets.filter { $0.hasSuffix("Audience") }.map { String($0.dropLast("Audience".count)) }
            guard let typeName = steps.first(where: { targets.contains($0 + "Simulator") }) else {
                throw .usage(
                    "`\(path)` holds no network",
                    fix: "name a folder that `canvas new network NAME --package` has made"
                )
            }
            self.typeName = typeName
        }
    }

    let name: String
    let dependency: String
    let networks: [Network]

    var scaffold: Scaffold {
        let manifest = String(decoding: PackageResources.HostPackage_swift_txt, as: UTF8.self)
        let main = String(decoding: PackageResources.HostMain_swift_txt, as: UTF8.self)
        let packages = networks.map { network in
            ",\n        .package(name: \"\(network.folder.lastPathComponent)\", path: \"\(network.folder.path)\")"
        }
        let products = networks.flatMap { network in
            ["Audience", "Simulator"].map { part in
                "\n                .product(name: \"\(network.typeName)\(part)\", "
                    + "package: \"\(network.folder.lastPathComponent)\"),"
            }
        }
        let imports = networks.flatMap { ["import \($0.typeName)Audience\n", "import \($0.typeName)Simulator\n"] }
        let plugins = networks.map {
            "\n    .init(\($0.typeName)Audience(), simulator: \($0.typeName)Simulator.init, "
                + "samples: \($0.typeName)Audience.samples),"
        }
        let several = networks.isEmpty ? dependency : "\n        \(dependency)"
        let close = networks.isEmpty ? "" : packages.joined() + "\n    "
        return Scaffold(files: [
            (
                "Package.swift",
                manifest.replacing("@HOST@", with: name).replacing("@CANVAS@", with: several)
                    .replacing("@DEPENDENCIES@", with: close).replacing("@PRODUCTS@", with: products.joined())
            ),
            (
                "Sources/\(name)/main.swift",
                main.replacing("@IMPORTS@", with: imports.joined()).replacing("@PLUGINS@", with: plugins.joined())
            ),
        ])
    }
}
