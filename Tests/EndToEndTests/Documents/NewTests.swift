import Foundation
import Testing

@Suite("End to end: what `new` writes") struct NewTests {
    private static let types = [
        "delay", "decision_split", "audience_paths", "experiment_paths", "message", "facebook_audience",
        "example_audience", "google_audience", "linkedin_audience", "tiktok_audience",
    ]

    @Test("A canvas of any step type is valid, and so is its scenario, whose expectations hold", arguments: types)
    func canvas(type: String) async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        let written = try await canvas("new", "canvas", "fresh", "--steps", "\(type),message,\(type)")
        #expect(written.status == 0 && written.text.hasPrefix("wrote fresh.canvas.yaml\n"), "\(written.error)")
        let validated = try await canvas("validate", "fresh.canvas.yaml")
        #expect(validated.status == 0, "\(validated.error)")
        let scenario = try await canvas("new", "scenario", "fresh.canvas.yaml")
        #expect(scenario.status == 0 && scenario.text.hasPrefix("wrote fresh.scenario.yaml\n"), "\(scenario.error)")
        let run = try await canvas("run", "fresh.scenario.yaml", "--json")
        #expect(run.status == 0, "\(run.error)")
    }

    @Test("A network that is added to for the second time is removed from")
    func secondStep() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        _ = try await canvas("new", "canvas", "fresh", "--steps", "linkedin_audience,delay,linkedin_audience")
        let text = try String(contentsOf: folder.url.appending(path: "fresh.canvas.yaml"), encoding: .utf8)
        #expect(
            text.contains("audience: { create: trial_users }") && text.contains("audience: { existing: trial_users }")
        )
        #expect(text.contains("  - id: linkedin_audience_2\n") && text.contains("      action: remove\n"))
    }

    @Test("What exists is not overwritten, and then nothing is written")
    func overwriting() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        try folder.write("mine", to: "fresh.canvas.yaml")
        let refused = try await canvas("new", "canvas", "fresh", "--steps", "delay")
        #expect(refused.status == 1 && refused.error.contains("`fresh.canvas.yaml` exists already"))
        #expect(try String(contentsOf: folder.url.appending(path: "fresh.canvas.yaml"), encoding: .utf8) == "mine")
        try folder.makeFolder("acme")
        try folder.write("mine", to: "acme/README.md")
        let network = try await canvas("new", "network", "acme", "--package")
        #expect(network.status == 1 && network.error.contains("`acme/README.md` exists already"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "acme/Package.swift").path))
    }

    @Test(
        "Wrong names are refused with what to write",
        arguments: [
            (["canvas", "a/b", "--steps", "delay"], "is no name for a canvas"),
            (["canvas", "a", "--steps", "dellay"], "did you mean `delay`?"),
            (["canvas", "a", "--steps", ","], "no step is named"), (["network", "Acme"], "is no name for a network"),
            (["network", "acme_", "--package"], "is no name for a network"),
            (["network", "acme"], "add --package"), (["host", "a-b"], "is no name for an executable"),
            (["host", "mine", "--network-package", "nothing"], "`nothing` holds no network"),
            (["host", "mine", "--canvas", "nothing"], "is no checkout of the package canvas"),
            (["scenario", "nothing"], "is no file of a canvas"),
        ]
    )
    func names(arguments: [String], sentence: String) async throws {
        let folder = try WorkingFolder()
        let refused = try await CanvasProcess(folder: folder).run(["new"] + arguments)
        #expect(refused.status == 2 && refused.error.contains(sentence), "\(refused.error)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(left.allSatisfy { $0.hasPrefix(".") })
    }

    @Test("A network in a checkout has the files of a package, and the lines to add are printed")
    func checkout() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        let package = try await canvas("new", "network", "big_shop", "--package")
        #expect(package.status == 0, "\(package.error)")
        try folder.makeFolder("checkout")
        try folder.makeFolder("checkout/Plugins")
        try folder.write("let package = Package(\n    name: \"canvas\",\n", to: "checkout/Package.swift")
        var inside = CanvasProcess(folder: folder)
        inside.subfolder = "checkout"
        let plugin = try await inside("new", "network", "big_shop")
        #expect(plugin.status == 0, "\(plugin.error)")
        #expect(
            plugin.text.contains(#"network("BigShopAudience", step: "BigShopAudience", simulator: "BigShopSimulator")"#)
        )
        for (own, other) in [
            ("Plugins/BigShopAudience/Step/BigShopNetwork.swift", "Sources/BigShopAudience/BigShopNetwork.swift"),
            (
                "Plugins/BigShopAudience/Simulator/BigShopSimulator.swift",
                "Sources/BigShopSimulator/BigShopSimulator.swift"
            ),
            (
                "Tests/BigShopAudienceTests/BigShopConformanceTests.swift",
                "Tests/BigShopAudienceTests/BigShopConformanceTests.swift"
            ),
        ] {
            let left = try Data(contentsOf: folder.url.appending(path: "checkout/\(own)"))
            #expect(try left == Data(contentsOf: folder.url.appending(path: "big_shop/\(other)")))
            let text = String(decoding: left, as: UTF8.self)
            #expect(!text.contains("Acme") && !text.lowercased().contains("acme"))
        }
    }

    @Test("A host lists what its networks bring")
    func host() async throws {
        let folder = try WorkingFolder()
        let canvas = CanvasProcess(folder: folder)
        _ = try await canvas("new", "network", "acme", "--package")
        let host = try await canvas("new", "host", "mine", "--network-package", "acme")
        #expect(host.status == 0, "\(host.error)")
        let main = try String(contentsOf: folder.url.appending(path: "mine/Sources/mine/main.swift"), encoding: .utf8)
        #expect(main.contains(".init(AcmeAudience(), simulator: AcmeSimulator.init, samples: AcmeAudience.samples),"))
        let manifest = try String(contentsOf: folder.url.appending(path: "mine/Package.swift"), encoding: .utf8)
        #expect(manifest.contains(#".product(name: "AcmeAudience", package: "acme"),"#))
        #expect(manifest.contains(#".package(name: "canvas", path: ""#))
    }

    @Test("A name that holds the scaffold's own gives files of one name")
    func similarName() async throws {
        let folder = try WorkingFolder()
        let written = try await CanvasProcess(folder: folder)("new", "network", "acme_ads", "--package")
        #expect(written.status == 0, "\(written.error)")
        let root = folder.url.appending(path: "acme_ads/Sources")
        let targets = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
        #expect(targets == ["AcmeAdsAudience", "AcmeAdsSimulator"])
        let samples = root.appending(path: "AcmeAdsAudience/Samples").path
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: samples).allSatisfy {
                $0.hasPrefix("acme-ads-newcomers")
            }
        )
        let code = try String(
            contentsOf: root.appending(path: "AcmeAdsAudience/AcmeAdsAudience.swift"),
            encoding: .utf8
        )
        #expect(code.contains("public let name = \"acme_ads\"") && code.contains("type: \"acme_ads_audience\""))
    }

    @Test("A name with signs of YAML is written as a text, and a name with dots keeps them")
    func oddNames() async throws {
        let canvas = CanvasProcess(folder: try WorkingFolder())
        _ = try await canvas("new", "canvas", "my.flow: b", "--steps", "delay,message")
        let validated = try await canvas("validate", "my.flow: b.canvas.yaml")
        #expect(validated.status == 0, "\(validated.error)")
        _ = try await canvas("new", "canvas", "my.flow", "--steps", "delay,message")
        let scenario = try await canvas("new", "scenario", "my.flow.canvas.yaml")
        #expect(scenario.text.hasPrefix("wrote my.flow.scenario.yaml\n"), "\(scenario.error)")
    }
}
