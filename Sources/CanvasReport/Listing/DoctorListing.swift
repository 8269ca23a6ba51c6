package import CanvasStep

/// What the checks of a network's requirements found.
package struct DoctorListing {
    /// A requirement with what was found, which is nothing when only a person can tell.
    package struct Row {
        /// The requirement.
        package let requirement: PluginDocumentation.Requirement
        /// What its check found.
        package let finding: RequirementFinding?

        /// Makes a row.
        package init(_ requirement: PluginDocumentation.Requirement, _ finding: RequirementFinding?) {
            self.requirement = requirement
            self.finding = finding
        }
    }

    private let network: String
    private let url: String
    private let adAccount: String?
    private let rows: [Row]

    /// Makes a listing.
    package init(network: String, url: String, adAccount: String?, rows: [Row]) {
        self.network = network
        self.url = url
        self.adAccount = adAccount
        self.rows = rows
    }

    /// How many requirements are not met.
    package var failures: Int { rows.count { $0.finding?.status == .failed } }

    /// A table, and below it what to do.
    package func text(isTerminal: Bool) -> String {
        let style = TerminalStyle(isOn: isTerminal)
        let width = rows.map(\.requirement.name.count).max() ?? 0
        var text = "\(network) at \(url)".printable + (adAccount.map { ", ad account \($0.printable)" } ?? "") + "\n\n"
        for row in rows {
            let name = row.requirement.name
            let padding = String(repeating: " ", count: width - name.count)
            let found = row.finding?.found ?? "only you can tell"
            let code = row.finding?.code.map { " (\($0))" } ?? ""
            text += "\(row.mark(style)) \(name)\(padding)   \(Self.word(row))   \(found.printable)\(code)\n"
        }
        let advice = rows.compactMap { row in row.finding?.resolve.map { (row.requirement.name, $0) } }
        if !advice.isEmpty {
            text += "\nwhat to do\n"
            for (name, resolve) in advice { text += "  \(name): \(resolve.printable)\n" }
        }
        return text + (rows.isEmpty ? "" : "\n") + summary + "\n"
    }

    /// The same as JSON.
    package var document: String { json.document }

    var json: OrderedJSON {
        OrderedJSON.object([
            ("version", .integer(1)), ("network", .text(network)), ("url", .text(url)),
            ("ad_account", .optional(adAccount)), ("failed", .integer(failures)),
            (
                "requirements",
                .list(
                    rows.map { row in
                        .object([
                            ("name", .text(row.requirement.name)), ("origin", .text(row.requirement.origin)),
                            ("status", .text(row.finding?.status.rawValue ?? "unchecked")),
                            ("found", .optional(row.finding?.found)), ("code", .optional(row.finding?.code)),
                            ("resolve", .optional(row.finding?.resolve)),
                        ])
                    }
                )
            ),
        ])
    }

    private var summary: String {
        let counts: [(RequirementFinding.Status, String)] = [
            (.passed, "passed"), (.warning, "to look at"), (.failed, "failed"), (.unknown, "unknown"),
        ]
        let parts = counts.compactMap { status, word in
            let count = rows.count { $0.finding?.status == status }
            return count == 0 ? nil : "\(count) \(word)"
        }
        return parts.isEmpty ? "nothing to check" : parts.joined(separator: ", ")
    }

    private static func word(_ row: Row) -> String {
        let word = row.finding?.status.rawValue ?? "yours"
        return word + String(repeating: " ", count: max(0, 7 - word.count))
    }
}

extension DoctorListing.Row {
    fileprivate func mark(_ style: TerminalStyle) -> String {
        switch finding?.status {
        case .passed: style.good("✓")
        case .warning: "!"
        case .failed: style.bad("✗")
        case .unknown: "?"
        case nil: style.faint("·")
        }
    }
}
