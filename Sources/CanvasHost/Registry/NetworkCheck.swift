import CanvasStep

/// Looks for mistakes in the declaration of an ad network.
enum NetworkCheck {
    static func problems(of network: NetworkDeclaration) -> [String] {
        let what = "the network `\(network.name)`"
        var found: [String] = []
        if !NameForm.isSnakeCase(network.name) { found.append("\(what) is not named in snake_case") }
        let schemes = ["https://", "http://"]
        let hasHost = schemes.contains { network.baseURL.hasPrefix($0) && network.baseURL.utf8.count > $0.utf8.count }
        if !hasHost || network.baseURL.hasSuffix("/") {
            found.append("\(what) has the base URL `\(network.baseURL)`, not one such as https://api.example.com")
        }
        if network.versions.contains(where: \.name.isEmpty) { found.append("\(what) has a version without a name") }
        for name in network.versions.map(\.name).duplicates { found.append("\(what) has two versions `\(name)`") }
        return found + credentials(of: network, what)
    }

    private static func credentials(of network: NetworkDeclaration, _ what: String) -> [String] {
        var found = network.credentials.map(\.name).duplicates.map { "\(what) has two credentials named `\($0)`" }
        for name in network.credentials.map(\.environmentVariable).duplicates {
            found.append("\(what) reads two credentials from `\(name)`")
        }
        for credential in network.credentials {
            if !NameForm.isSnakeCase(credential.name) {
                found.append("\(what) has a credential `\(credential.name)`, which is not named in snake_case")
            }
            if !NameForm.isEnvironmentVariable(credential.environmentVariable) {
                found.append(
                    "\(what) reads `\(credential.name)` from `\(credential.environmentVariable)`, "
                        + "which is not named as an environment variable"
                )
            }
        }
        return found
    }
}
