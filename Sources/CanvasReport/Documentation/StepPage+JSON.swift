package import CanvasStep

extension StepPage {
    /// All that the page says of a type, for machines: the same declarations as data, and the page itself.
    package func json(of type: any Step.Type) -> OrderedJSON {
        document(type)
    }

    private func document<StepType: Step>(_ type: StepType.Type) -> OrderedJSON {
        let declaration = type.declaration
        return .object([
            ("type", .text(declaration.type)),
            ("title", .text(declaration.title)),
            ("summary", .text(declaration.summary)),
            ("plugin", .text(plugin.name)),
            ("stability", .text(plugin.stability.rawValue)),
            ("settings", .list(declaration.fields.map { Self.setting($0) })),
            ("paths", .list(paths.map { .text($0) })),
            ("metrics", .list(declaration.metrics.map { Self.entry("name", $0.name, "definition", $0.definition) })),
            ("example", .text(example.document(paths: paths))),
            ("network", plugin.network.map { network($0) } ?? .null),
            ("page", .text(markdown(of: type))),
        ])
    }

    private static func setting<Settings>(_ field: Field<Settings>) -> OrderedJSON {
        .object([
            ("name", .text(field.name)),
            ("summary", .text(field.summary)),
            ("values", .text(field.schema.summary)),
            ("lowest", .optional(field.range?.lowest)),
            ("highest", .optional(field.range?.highest)),
            ("required", .boolean(field.isRequired)),
            ("default", .optional(field.defaultText)),
            ("example", .text(field.example)),
        ])
    }

    private func network(_ network: NetworkDeclaration) -> OrderedJSON {
        let documentation = plugin.documentation
        return .object([
            ("name", .text(network.name)),
            ("base_url", .text(network.baseURL)),
            (
                "versions",
                .list(
                    network.versions.map { version in
                        .object([("name", .text(version.name)), ("sunset", .optional(version.sunset.map { "\($0)" }))])
                    }
                )
            ),
            ("credentials", .list(network.credentials.map { Self.credential($0) })),
            (
                "requirements",
                .list(
                    documentation.requirements.map { requirement in
                        .object([
                            ("requirement", .text(requirement.name)),
                            ("origin", .text(requirement.origin)),
                            ("description", .text(requirement.description)),
                            ("is_checked", .boolean(requirement.check != nil)),
                        ])
                    }
                )
            ),
            (
                "use_cases",
                .list(documentation.useCases.map { Self.entry("title", $0.title, "sample", $0.sample) })
            ),
            (
                "troubleshooting",
                .list(
                    documentation.troubleshooting.map { row in
                        .object([
                            ("code", .text(row.code)),
                            ("error", .text(row.error)),
                            ("description", .text(row.description)),
                            ("resolve", .text(row.resolve)),
                        ])
                    }
                )
            ),
        ])
    }

    private static func credential(_ credential: NetworkDeclaration.Credential) -> OrderedJSON {
        .object([
            ("name", .text(credential.name)),
            ("environment_variable", .text(credential.environmentVariable)),
            ("secret", .boolean(credential.isSecret)),
            ("required", .boolean(credential.isRequired)),
        ])
    }

    private static func entry(_ first: String, _ one: String, _ second: String, _ other: String) -> OrderedJSON {
        .object([(first, .text(one)), (second, .text(other))])
    }
}
