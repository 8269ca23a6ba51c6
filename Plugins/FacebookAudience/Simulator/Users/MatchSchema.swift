import NetworkSimulator

/// The columns of an upload, and whether a row is a list of cells.
struct MatchSchema {
    let keys: [MatchKey]
    /// The names of the columns as sent.
    let names: [String]
    /// Whether the schema came as a list; otherwise a row is one text, or a list of one.
    let isList: Bool

    /// How Meta names what an audience was filled from.
    var dataSource: String { isList ? "MULTI_HASHES" : "HASHES_OR_USER_IDS" }

    init(_ json: JSON?) throws(GraphError) {
        switch json {
        case .text(let name):
            names = [name]
            isList = false
        case .array(let values) where !values.isEmpty:
            names = values.map { $0.scalarText ?? "" }
            isList = true
        case nil: throw .missing(["schema"])
        default: throw .invalidParameter
        }
        var keys: [MatchKey] = []
        for name in names {
            guard let key = MatchKey(name) else { throw .invalidParameter }
            keys.append(key)
        }
        self.keys = keys
    }
}
