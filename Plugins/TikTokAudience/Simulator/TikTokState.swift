import CanvasModel
import Foundation
public import NetworkSimulator

/// All that the stand-in remembers.
struct TikTokState: Codable, Sendable {
    /// A custom audience, streamed or of files.
    struct Audience: Codable, Sendable {
        var id: String
        var adAccount: String
        var name: String
        /// What the lines of its files are; `nil` for one that is streamed.
        var calculateType: String?
        /// When the last file will have been worked at.
        var readyAt: Int64
        var received = 0
        var invalid = 0
        /// Keys by their kind, a place a member; `nil` where one was removed.
        var members: [[String: String]?] = []
        var count = 0
        private var places: [String: Int] = [:]

        init(id: String, adAccount: String, name: String, calculateType: String?, readyAt: Int64) {
            (self.id, self.adAccount, self.name) = (id, adAccount, name)
            (self.calculateType, self.readyAt) = (calculateType, readyAt)
        }

        /// Lets somebody in; who shares a key with a member is that member.
        mutating func insert(_ keys: [String: String]) {
            let names = keys.map { "\($0.key)=\($0.value)" }
            let place = names.compactMap({ places[$0] }).min() ?? members.count
            if place == members.count {
                members.append([:])
                count += 1
            }
            var member = members[place] ?? [:]
            member.merge(keys) { _, new in new }
            members[place] = member
            for name in names { places[name] = place }
        }

        /// Takes out who has any of the keys.
        mutating func remove(_ keys: [String: String]) {
            for (kind, value) in keys {
                guard let place = places["\(kind)=\(value)"], let member = members[place] else { continue }
                for (kind, value) in member { places["\(kind)=\(value)"] = nil }
                members[place] = nil
                count -= 1
            }
        }

        /// How many of these are members.
        func count(of keys: [String]) -> Int {
            keys.count { places["\(calculateType ?? "")=\($0)"] != nil }
        }

        mutating func removeAll() { (members, places, count) = ([], [:], 0) }
    }

    /// A file that was uploaded.
    struct File: Codable, Sendable {
        var path: String
        var adAccount: String
        var calculateType: String
        var keys: [String]
        /// Whether an audience was made of it.
        var isUsed = false
    }

    var audiences: [Audience] = []
    var files: [File] = []
    /// The seconds at which requests came in the last minute.
    var calls: [Int64] = []
}

extension TikTokSimulator {
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
            state = try JSONDecoder().decode(TikTokState.self, from: Data(bytes))
        } catch {
            throw SimulatorStateError("the state is not one that a TikTok simulator has saved")
        }
    }
}
