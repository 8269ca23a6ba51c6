import CanvasModel
import Foundation
public import NetworkSimulator

/// All that the stand-in remembers.
struct GoogleState: Codable, Sendable {
    /// A user list.
    struct UserList: Codable, Sendable {
        /// Somebody in it.
        struct Member: Codable, Sendable {
            var keys: [String: String]
            var addedAt: Int64
        }

        var id: String
        var adAccount: String
        var name: String
        var isMobile: Bool
        var days: Int64
        var received = 0
        var invalid = 0
        /// A place a member; `nil` where one was removed.
        var members: [Member?] = []
        private var places: [String: Int] = [:]

        init(id: String, adAccount: String, name: String, isMobile: Bool, days: Int64) {
            (self.id, self.adAccount, self.name) = (id, adAccount, name)
            (self.isMobile, self.days) = (isMobile, days)
        }

        /// Lets somebody in; who shares a key with a member is that member.
        mutating func insert(_ keys: [String: String], at instant: Instant) {
            let names = keys.map { "\($0.key)=\($0.value)" }
            let place = names.compactMap({ places[$0] }).min() ?? members.count
            if place == members.count { members.append(nil) }
            var member = members[place] ?? Member(keys: [:], addedAt: 0)
            member.keys.merge(keys) { _, new in new }
            member.addedAt = instant.seconds
            members[place] = member
            for name in names { places[name] = place }
        }

        /// Takes out who has any of the keys.
        mutating func remove(_ keys: [(name: String, value: String)]) {
            for key in keys {
                if let place = places["\(key.name)=\(key.value)"] { vacate(place) }
            }
        }

        /// Takes out who came before an instant.
        mutating func removeAll(before instant: Instant) {
            for place in members.indices where (members[place]?.addedAt ?? .max) < instant.seconds { vacate(place) }
        }

        private mutating func vacate(_ place: Int) {
            for (name, value) in members[place]?.keys ?? [:] { places["\(name)=\(value)"] = nil }
            members[place] = nil
        }
    }

    /// An upload that was taken and is worked at.
    struct Upload: Codable, Sendable {
        var id: String
        var adAccount: String
        var list: String
        var isRemoval: Bool
        var isMobile: Bool
        var records: Int
        var identifiers: Int
        /// How many records were not processed, by reason.
        var errors: [String: Int]
        var doneAt: Int64
    }

    var lists: [UserList] = []
    var uploads: [Upload] = []
    /// How often the token was renewed, and since when the present one works.
    var renewals = 0
    var tokenSince: Int64?
    /// The seconds at which requests came in the last minute.
    var calls: [Int64] = []
    var callsOfDay = 0
    var day: Int64 = 0
}

extension GoogleSimulator {
    /// All that the simulator holds, as JSON.
    public func saved() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Nothing in a state is a number that JSON can't write.
        return (try? encoder.encode(state)).map { Array($0) } ?? []
    }

    /// Takes on what `saved()` gave.
    ///
    /// - Throws: `SimulatorStateError` when the bytes are no state of this simulator, which is then unchanged.
    public mutating func load(_ bytes: [UInt8]) throws(SimulatorStateError) {
        do {
            state = try JSONDecoder().decode(GoogleState.self, from: Data(bytes))
        } catch {
            throw SimulatorStateError("the state is not one that a Google simulator has saved")
        }
    }
}
