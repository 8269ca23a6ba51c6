/// What was found of all that a canvas needs: for each network and ad account a listing.
package struct CanvasDoctorListing {
    private let canvas: String
    private let networks: [DoctorListing]

    /// Makes a listing.
    package init(canvas: String, networks: [DoctorListing]) {
        self.canvas = canvas
        self.networks = networks
    }

    /// How many things are missing.
    package var failures: Int { networks.reduce(0) { $0 + $1.failures } }

    /// The tables, one below the other.
    package func text(isTerminal: Bool) -> String {
        let head = "\(canvas.printable)\n\n"
        guard !networks.isEmpty else { return head + "no step of it reaches a network\n" }
        return head + networks.map { $0.text(isTerminal: isTerminal) }.joined(separator: "\n")
    }

    /// The same as JSON.
    package var document: String {
        OrderedJSON.object([
            ("version", .integer(1)), ("canvas", .text(canvas)), ("failed", .integer(failures)),
            ("networks", .list(networks.map(\.json))),
        ]).document
    }
}
