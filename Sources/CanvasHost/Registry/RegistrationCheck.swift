import CanvasModel
import CanvasStep

/// Looks for mistakes in what plugins declare, across all plugins of a host.
struct RegistrationCheck {
    static let commonMetrics = ["entered", "proceeded", "exited", "waiting"]

    private(set) var problems: [RegistrationError.Problem] = []
    private var names: Set<String> = []
    private var owners: [String: String] = [:]
    private var networks: [String: (plugin: String, baseURL: String)] = [:]

    mutating func add<P: StepPlugin>(_ plugin: P) {
        var found: [String] = []
        if plugin.name.isEmpty { found.append("it has no name") }
        if !names.insert(plugin.name).inserted { found.append("another plugin has the same name") }
        for type in plugin.stepTypes { add(type, shared: P.Shared.self, of: plugin.name, into: &found) }
        if let network = plugin.network {
            found += NetworkCheck.problems(of: network)
            if let other = networks[network.name], other.baseURL != network.baseURL {
                found.append("the network `\(network.name)` has another base URL in the plugin `\(other.plugin)`")
            }
            networks[network.name] = networks[network.name] ?? (plugin.name, network.baseURL)
        }
        found += plugin.declarationProblems
        problems += found.map { RegistrationError.Problem(plugin: plugin.name, $0) }
    }

    private mutating func add<S: Step>(
        _ type: S.Type,
        shared: any SharedService.Type,
        of plugin: String,
        into found: inout [String]
    ) {
        let declaration = type.declaration
        let what = "the step type `\(declaration.type)`"
        if let owner = owners[declaration.type] {
            found.append("\(what) is already brought by the plugin `\(owner)`")
        } else {
            owners[declaration.type] = plugin
        }
        if !NameForm.isSnakeCase(declaration.type) { found.append("\(what) is not named in snake_case") }
        if declaration.title.isEmpty { found.append("\(what) has no title") }
        found += Self.paths(declaration, what) + Self.fields(declaration, what) + Self.metrics(declaration, what)
        if S.Shared.self != NothingShared.self, ObjectIdentifier(S.Shared.self) != ObjectIdentifier(shared) {
            found.append("\(what) shares `\(S.Shared.self)`, but the plugin opens `\(shared)`")
        }
    }

    private static func paths<Settings>(_ declaration: StepDeclaration<Settings>, _ what: String) -> [String] {
        let paths = declaration.paths(Settings()).map(\.name)
        if paths.isEmpty { return ["\(what) has no path with its default settings"] }
        return PathNames.problems(of: paths).map { "\(what) \($0)" }
    }

    private static func fields<Settings>(_ declaration: StepDeclaration<Settings>, _ what: String) -> [String] {
        let names = declaration.fields.map(\.name)
        var found = names.duplicates.map { "\(what) has two settings named `\($0)`" }
        if names.contains("") { found.append("\(what) has a setting without a name") }
        for field in declaration.fields where field.summary.isEmpty {
            found.append("\(what) says nothing of its setting `\(field.name)`")
        }
        return found
    }

    private static func metrics<Settings>(_ declaration: StepDeclaration<Settings>, _ what: String) -> [String] {
        let names = declaration.metrics.map(\.name)
        var found = names.duplicates.map { "\(what) has two metrics named `\($0)`" }
        for name in names where commonMetrics.contains(name) {
            found.append("\(what) has a metric named `\(name)`, which every step has")
        }
        for name in names where !NameForm.isSnakeCase(name) {
            found.append("\(what) has a metric `\(name)`, which is not named in snake_case")
        }
        return found
    }
}
