import CanvasModel

/// All that the stand-in remembers.
struct ExampleState: Codable, Sendable {
    /// Who is in an audience: the keys by their columns.
    struct Member: Codable, Hashable, Sendable {
        var keys: [String: String]
    }

    /// An audience.
    struct Audience: Codable, Sendable {
        var id: String
        var adAccount: String
        var name: String
        var received = 0
        var invalid = 0
        var members: [Member] = []
        /// The place of the member who has a key, by column and key.
        var places: [String: Int] = [:]

        /// Lets somebody in; who has all the keys of a member is that member.
        mutating func insert(_ keys: [String: String]) {
            let names = keys.map { "\($0.key)=\($0.value)" }
            let place = names.compactMap({ places[$0] }).min() ?? members.count
            if place == members.count { members.append(Member(keys: [:])) }
            members[place].keys.merge(keys) { _, new in new }
            for name in names { places[name] = place }
        }

        /// Takes out who has any of the keys.
        mutating func remove(_ keys: [(column: String, key: String)]) {
            let gone = Set(keys.compactMap { places["\($0.column)=\($0.key)"] })
            guard !gone.isEmpty else { return }
            members = members.indices.filter { !gone.contains($0) }.map { members[$0] }
            places = [:]
            for (place, member) in members.enumerated() {
                for (column, key) in member.keys { places["\(column)=\(key)"] = place }
            }
        }
    }

    var audiences: [Audience] = []
    /// How often the token was renewed.
    var renewals = 0
    /// The seconds at which changes came in the last minute.
    var changes: [Int64] = []
    /// The rows that were turned away once as their outcome orders.
    var struck: Set<String> = []
}
