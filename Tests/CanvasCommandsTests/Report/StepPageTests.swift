import CanvasReport
import CanvasStep
import StandardSteps
import Testing

@Suite struct StepPageTests {
    private func page(of type: any Step.Type, in plugin: any StepPlugin, paths: [String]) -> String {
        let example = ExampleCanvas(type, hasNetwork: plugin.network != nil)
        return StepPage(plugin: plugin, example: example, paths: paths).markdown(of: type)
    }

    @Test("A step without settings has a page that says so")
    func bare() {
        let page = page(of: PassingStep.self, in: ExamplePlugin(), paths: ["next"])
        #expect(page.hasPrefix("# Pass\n\nLets everybody pass."))
        #expect(page.contains("The step has no settings.") && page.contains("    type: pass\n```"))
        // A network's people must have agreed.
        #expect(page.contains("audience: { attribute: ad_tracking_enabled, equals: true }"))
        #expect(page.contains("| Greet people | Says hello. | `canvas run greet` |"))
    }

    @Test("Each setting has a row with its values, default and example")
    func settings() {
        let page = page(of: ExperimentPaths.self, in: StandardSteps(), paths: ["a", "b"])
        for field in ExperimentPaths.declaration.fields {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(field.name)` |") }
            #expect(row?.contains(field.summary) == true && row?.contains(field.example) == true, "\(field.name)")
            #expect(row?.contains(field.isRequired ? "| required |" : field.defaultText ?? "| not set |") == true)
        }
        #expect(page.contains("    next: { a: exit, b: exit }\n"))
        #expect(page.contains("conversions:\n  - { name: Purchase, event: purchase, within: 3d }\n"))
    }

    @Test("No line of prose is longer than 120 characters, and no cell ends its row")
    func layout() {
        var documented = DocumentedPlugin()
        documented.documentation.introduction = [
            .paragraph(String(repeating: "word ", count: 100)),
            .points([String(repeating: "point ", count: 60)]),
            .table(["A", "B"], [["a|b", "c\nd"]]),
        ]
        let lines = page(of: PassingStep.self, in: documented, paths: ["next"]).split(separator: "\n")
        for line in lines where !line.hasPrefix("|") { #expect(line.count <= 120) }
        #expect(lines.contains("| a\\|b | c d |"))
        #expect(lines.contains { $0.hasPrefix("- point") } && lines.contains { $0.hasPrefix("  point") })
    }

    @Test("What the doctor found is shown as it is, without what would steer a terminal")
    func doctor() {
        let rows: [DoctorListing.Row] = [
            .init(.init("One", origin: "Here", ""), RequirementFinding(.passed, "fine\u{1B}[2J")),
            .init(.init("Two", origin: "Here", ""), RequirementFinding(.failed, "bad", code: "R1", resolve: "mend it")),
            .init(.init("Three", origin: "You", ""), nil),
        ]
        let listing = DoctorListing(network: "net", url: "http://x", adAccount: "a1", rows: rows)
        #expect(listing.failures == 1)
        #expect(
            listing.text(isTerminal: false) == """
                net at http://x, ad account a1

                ✓ One     passed    fine\u{FFFD}[2J
                ✗ Two     failed    bad (R1)
                · Three   yours     only you can tell

                what to do
                  Two: mend it

                1 passed, 1 failed

                """
        )
        #expect(listing.document.contains("\"status\": \"unchecked\"") && listing.document.contains("\"code\": \"R1\""))
    }
}

/// A plugin whose documentation a test makes up.
private struct DocumentedPlugin: StepPlugin {
    let name = "documented"
    let stability = Stability.experimental
    var stepTypes: [any Step.Type] { [PassingStep.self] }
    var documentation = PluginDocumentation()
}
