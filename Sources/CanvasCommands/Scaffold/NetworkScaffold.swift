/// The files of a new ad network: a small one that works, of an API that nobody has.
struct NetworkScaffold {
    /// The network's name as documents write it, `acme`.
    let name: String

    /// Takes a name.
    ///
    /// - Throws: `CommandFailure` when it is not one that types and modules can have.
    init(_ name: String) throws(CommandFailure) {
        let isWord = name.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }
        guard let first = name.utf8.first, first &- 0x61 < 26, isWord, name.utf8.last != UInt8(ascii: "_") else {
            throw .usage(
                "`\(name)` is no name for a network",
                fix: "write small letters, digits and _, beginning with a letter, for example acme"
            )
        }
        self.name = name
    }

    /// The name as types have it, `Acme`.
    var typeName: String { name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }

    /// The files of a plugin in a checkout of this package.
    var plugin: Scaffold { scaffold(step: "Plugins/AcmeAudience/Step", besides: []) }

    /// The files of a package of its own.
    ///
    /// - Parameter dependency: What its manifest writes to depend on this package.
    func package(_ dependency: String) -> Scaffold {
        let manifest = named(Self.text(PackageResources.Package_swift_txt)).replacing("@CANVAS@", with: dependency)
        return scaffold(step: nil, besides: [("Package.swift", manifest)])
    }

    private func scaffold(step: String?, besides: [(path: String, text: String)]) -> Scaffold {
        let root = step.map { String($0.dropLast("/Step".count)) }
        let step = step ?? "Sources/AcmeAudience"
        let simulator = root.map { "\($0)/Simulator" } ?? "Sources/AcmeSimulator"
        let samples = (root ?? step) + "/Samples"
        let templates: [(String, [UInt8])] = [
            ("\(step)/AcmeAudience.swift", PackageResources.AcmeAudience_swift_txt),
            ("\(step)/AcmeTarget.swift", PackageResources.AcmeTarget_swift_txt),
            ("\(step)/AcmeNetwork.swift", PackageResources.AcmeNetwork_swift_txt),
            ("\(step)/Documentation/AcmeNetwork+Failures.swift", PackageResources.AcmeNetwork_Failures_swift_txt),
            (
                "\(step)/Documentation/AcmeAudience+Documentation.swift",
                PackageResources.AcmeAudience_Documentation_swift_txt
            ),
            ("\(simulator)/AcmeSimulator.swift", PackageResources.AcmeSimulator_swift_txt),
            ("\(samples)/acme-newcomers.canvas.yaml", PackageResources.acme_newcomers_canvas_yaml_txt),
            ("\(samples)/acme-newcomers.scenario.yaml", PackageResources.acme_newcomers_scenario_yaml_txt),
            ((root.map { "\($0)/" } ?? "") + "README.md", PackageResources.README_md_txt),
            (
                "Tests/AcmeAudienceTests/AcmeConformanceTests.swift",
                PackageResources.AcmeConformanceTests_swift_txt
            ),
        ]
        return Scaffold(
            files: besides + templates.map { (path: named($0.0), text: named(Self.text($0.1))) }
        )
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A text of the scaffold's network as one of this, in one pass, for a name may hold the scaffold's.
    private func named(_ text: String) -> String {
        text.replacing(/Acme|ACME|acme-|acme/) { match in
            switch match.output {
            case "Acme": typeName
            case "ACME": name.uppercased()
            case "acme-": name.replacing("_", with: "-") + "-"
            default: name
            }
        }
    }

    /// What to add to this package's own files for a plugin in its checkout.
    var advice: String {
        """
        In Package.swift, to `libraries`:
            + network("\(typeName)Audience", step: "\(typeName)Audience", simulator: "\(typeName)Simulator")
        to the dependencies of `canvas`:
            "\(typeName)Audience", "\(typeName)Simulator",
        to `targets`:
            tests("\(typeName)AudienceTests", ["CanvasTesting", "\(typeName)Audience", "\(typeName)Simulator"]),
        In Sources/canvas/main.swift:
            import \(typeName)Audience
            import \(typeName)Simulator
            .init(\(typeName)Audience(), simulator: \(typeName)Simulator.init, samples: \(typeName)Audience.samples),

        Then:
            swift build --build-tests && swift test --skip-build --filter \(typeName)AudienceTests
            swift run canvas run \(name.replacing("_", with: "-"))-newcomers
        The known issues of the tests are the places that only you can fill.

        """
    }
}
