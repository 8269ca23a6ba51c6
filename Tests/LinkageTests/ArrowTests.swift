import Testing

@Suite struct ArrowTests {
    @Test("Every file imports only what its module may see", arguments: SourceFile.all)
    func imports(file: SourceFile) {
        if file.module == "canvas" {
            // What the table does not know is a plugin, or the package would not build.
            let known = Set(Arrows.direct.keys).union(Arrows.thirdParty.values)
            #expect(known.intersection(file.imports).isSubset(of: ["CanvasCommands", "StandardSteps"]))
        } else {
            #expect(Arrows.direct[file.module] != nil, "the table does not know the module")
            #expect(Set(file.imports).subtracting(Arrows.imports(of: file)) == [])
        }
    }

    @Test("The package links what the table says and no more", .enabled(if: PackageDescription.isAvailable))
    func description() throws {
        let package = try PackageDescription.read()
        let plugins = Set(package.targets.filter(\.isPlugin).map(\.name))
        #expect(!plugins.isEmpty)
        for target in package.targets where target.type != "test" && !target.path.hasPrefix("Tests/") {
            let seen = Set(target.targetDependencies ?? [])
            switch target.name {
            case "canvas": #expect(seen == plugins.union(["CanvasCommands", "StandardSteps"]))
            case _ where target.isPlugin:
                #expect(seen == [target.path.hasSuffix("/Simulator") ? "NetworkSimulator" : "AudienceSync"])
            default: #expect(seen == Arrows.direct[target.name], "\(target.name)")
            }
            let product =
                target.isPlugin ? Array(Arrows.pluginProducts) : Arrows.thirdParty[target.name].map { [$0] } ?? []
            #expect(target.productDependencies ?? [] == product, "\(target.name)")
        }
        let libraries = package.targets.filter { $0.type == "library" && !$0.path.hasPrefix("Tests/") }.map(\.name)
        #expect(Set(package.products.map(\.name)) == Set(libraries).union(["canvas"]))
    }

    @Test(
        "Each form of import is understood",
        arguments: [
            ("import Yams", "Yams"), ("public import CanvasStep", "CanvasStep"), ("@testable import A", "A"),
            ("@preconcurrency package import struct A.B", "A"), ("let important = 1", nil), ("// import A", nil),
        ]
    )
    func forms(line: String, module: String?) {
        #expect(SourceFile.module(imported: line) == module)
    }
}
