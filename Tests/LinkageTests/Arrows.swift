/// Who may see whom: section 2 of the design, and section 11 for third parties.
enum Arrows {
    /// What each module depends on directly; what lies behind that is seen too.
    static let direct: [String: Set<String>] = [
        "CanvasModel": [],
        "CanvasStep": ["CanvasModel"],
        "CanvasHost": ["CanvasStep"],
        "CanvasFlow": ["CanvasHost"],
        "StandardSteps": ["CanvasStep"],
        "AudienceSync": ["CanvasStep"],
        "NetworkSimulator": ["CanvasStep"],
        "CanvasScenario": ["CanvasFlow", "AudienceSync", "NetworkSimulator"],
        "CanvasTesting": ["CanvasScenario"],
        "CanvasReport": ["CanvasFlow"],
        "CanvasCommands": ["CanvasScenario", "CanvasReport"],
    ]

    /// The one third-party product that a module links; all others link none.
    static let thirdParty = [
        "AudienceSync": "Crypto",
        "CanvasCommands": "ArgumentParser",
        "CanvasScenario": "Yams",
        "NetworkSimulator": "HummingbirdCore",
    ]

    /// What a network's step and its simulator may link: some networks want requests or files signed, and check it.
    static let pluginProducts: Set<String> = ["Crypto"]

    /// What comes with a third-party product and may be imported beside it.
    static let companions: [String: Set<String>] = [
        "CanvasScenario": ["CYaml"],
        "NetworkSimulator": ["HTTPTypes", "Logging", "NIOCore", "NIOPosix", "ServiceLifecycle"],
    ]

    /// What comes with the toolchain; the client of networks is only `AudienceSync`'s business.
    static func platform(for module: String) -> Set<String> {
        let everywhere: Set = ["Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl"]
        let networking: Set = module == "AudienceSync" ? ["FoundationNetworking"] : []
        let testing: Set = module == "CanvasTesting" ? ["Testing"] : []
        return everywhere.union(["Synchronization"]).union(networking).union(testing)
    }

    /// A module and everything behind it.
    static func closure(_ module: String) -> Set<String> {
        (direct[module] ?? []).reduce(into: [module]) { $0.formUnion(closure($1)) }
    }

    /// What a file may import: what its module sees; a plugin's file what its part builds on, and that.
    static func imports(of file: SourceFile) -> Set<String> {
        if file.isPlugin {
            return closure(file.module).union(platform(for: "")).union(pluginProducts)
        }
        let product = thirdParty[file.module].map { [$0] } ?? []
        return closure(file.module).subtracting([file.module]).union(platform(for: file.module))
            .union(companions[file.module] ?? []).union(product)
    }
}
