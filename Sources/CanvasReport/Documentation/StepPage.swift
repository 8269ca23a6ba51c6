package import CanvasStep

/// The page of a step type: what its declaration and its plugin's documentation say, in Markdown.
package struct StepPage {
    let plugin: any StepPlugin
    let paths: [String]
    let example: ExampleCanvas

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - plugin: The plugin that brings the type.
    ///   - example: A canvas with a step of the type.
    ///   - paths: The names of the paths that the example's settings make.
    package init(plugin: any StepPlugin, example: ExampleCanvas, paths: [String]) {
        self.plugin = plugin
        self.example = example
        self.paths = paths
    }

    /// The page of a type.
    package func markdown(of type: any Step.Type) -> String {
        page(type)
    }

    private func page<StepType: Step>(_ type: StepType.Type) -> String {
        let declaration = type.declaration
        let documentation = plugin.documentation
        var page = Markdown()
        page.heading(declaration.title, level: 1)
        page.paragraph(
            "\(declaration.summary) Step type \(Markdown.code(declaration.type)), brought by the plugin "
                + "\(Markdown.code(plugin.name)) (\(plugin.stability.rawValue))."
        )
        for block in documentation.introduction { page.add(block) }
        requirements(documentation.requirements, in: &page)
        for section in documentation.preparation { add(section, to: &page) }
        useCases(documentation.useCases, in: &page)
        integration(documentation.integration, in: &page)
        settings(declaration, in: &page)
        for section in documentation.reference { add(section, to: &page) }
        metrics(declaration, in: &page)
        troubleshooting(documentation.troubleshooting, in: &page)
        versions(plugin.network, in: &page)
        return page.text
    }

    private func add(_ section: PluginDocumentation.Section, to page: inout Markdown, level: Int = 2) {
        page.heading(section.title, level: level)
        for block in section.blocks { page.add(block) }
    }

    private func requirements(_ requirements: [PluginDocumentation.Requirement], in page: inout Markdown) {
        guard !requirements.isEmpty else { return }
        page.heading("Requirements", level: 2)
        page.table(
            ["Requirement", "Origin", "Description"],
            requirements.map { [$0.name, $0.origin, $0.description] }
        )
    }

    private func useCases(_ useCases: [PluginDocumentation.UseCase], in page: inout Markdown) {
        guard !useCases.isEmpty else { return }
        page.heading("Use cases", level: 2)
        page.paragraph("Each is a sample that runs as it stands, against the bundled simulator.")
        page.table(
            ["Use case", "What it does", "Try it"],
            useCases.map { [$0.title, $0.description, Markdown.code("canvas run \($0.sample)")] }
        )
    }

    private func integration(_ steps: [PluginDocumentation.Section], in page: inout Markdown) {
        guard !steps.isEmpty else { return }
        page.heading("Integration", level: 2)
        for (index, step) in steps.enumerated() {
            add(.init("Step \(index + 1): \(step.title)", step.blocks), to: &page, level: 3)
        }
    }

    private func settings<Settings>(_ declaration: StepDeclaration<Settings>, in page: inout Markdown) {
        page.heading("Settings", level: 2)
        if declaration.fields.isEmpty { page.paragraph("The step has no settings.") }
        page.table(["Setting", "Values", "Default", "Meaning", "Example"], declaration.settingRows)
        let names = paths.map(Markdown.code).joined(separator: ", ")
        page.paragraph(
            paths.count == 1
                ? "People go on to the step that `next:` names; without it their journey ends here. An example that runs:"
                : "`next:` says where each path leads; those of the example, which runs as it stands, are \(names):"
        )
        if declaration.needsConversion { page.paragraph("The canvas must have a conversion event.") }
        page.add(.code(example.document(paths: paths), language: "yaml"))
    }

    private func metrics<Settings>(_ declaration: StepDeclaration<Settings>, in page: inout Markdown) {
        page.heading("Analytics", level: 2)
        page.table(
            ["Metric", "Counts"],
            CommonMetrics.definitions.map { [Markdown.code($0.name), $0.definition] }
                + declaration.metrics.map { [Markdown.code($0.name), $0.definition] }
        )
        let parts = declaration.metrics.filter(\.partitionsEntered).map { Markdown.code($0.name) }
        let sums = ["`entered` = `proceeded` + `exited` + `waiting`"]
        let own = parts.isEmpty ? [] : ["`entered` = " + parts.joined(separator: " + ")]
        page.paragraph("At every instant " + (sums + own).joined(separator: ", and ") + ".")
    }

    private func troubleshooting(_ rows: [PluginDocumentation.Troubleshooting], in page: inout Markdown) {
        guard !rows.isEmpty else { return }
        page.heading("Troubleshooting", level: 2)
        page.paragraph("Refusals at launch and incidents of a run name the row that they are of.")
        page.table(
            ["Code", "Error", "Cause", "What to do"],
            rows.map { [$0.code, $0.error, $0.description, $0.resolve] }
        )
    }

    private func versions(_ network: NetworkDeclaration?, in page: inout Markdown) {
        guard let network, !network.versions.isEmpty else { return }
        page.heading("API versions", level: 2)
        page.table(
            ["Version", "Ends"],
            network.versions.enumerated().map { index, version in
                [
                    Markdown.code(version.name) + (index == 0 ? " (default)" : ""),
                    version.sunset.map { "\($0)" } ?? "not announced",
                ]
            }
        )
    }
}
