import CanvasModel
import Foundation
public import NetworkSimulator

/// All that the stand-in remembers.
struct LinkedInState: Codable, Sendable {
    /// The kinds of identifiers.
    static let idTypes = ["SHA256_EMAIL", "SHA512_EMAIL", "GOOGLE_AID"]

    /// A DMP segment.
    struct Segment: Codable, Sendable {
        var id: String
        var adAccount: String
        var name: String
        var sourceID: String
        var madeAt: Int64
        var received = 0
        var invalid = 0
        /// Identifiers by their kind, a place a member; `nil` where one was removed.
        var members: [[String: String]?] = []
        private var places: [String: Int] = [:]

        init(id: String, adAccount: String, name: String, sourceID: String, madeAt: Int64) {
            (self.id, self.adAccount, self.name) = (id, adAccount, name)
            (self.sourceID, self.madeAt) = (sourceID, madeAt)
        }

        /// Lets somebody in; who shares an identifier with a member is that member.
        mutating func insert(_ keys: [String: String]) {
            let names = keys.map { "\($0.key)=\($0.value)" }
            let place = names.compactMap({ places[$0] }).min() ?? members.count
            if place == members.count { members.append([:]) }
            members[place, default: [:]].merge(keys) { _, new in new }
            for name in names { places[name] = place }
        }

        /// Takes out who has any of the identifiers.
        mutating func remove(_ keys: [String: String]) {
            for (type, value) in keys {
                guard let place = places["\(type)=\(value)"], let member = members[place] else { continue }
                for (type, value) in member { places["\(type)=\(value)"] = nil }
                members[place] = nil
            }
        }
    }

    var segments: [Segment] = []
    /// How often the token was renewed, and when last.
    var renewals = 0
    var renewedAt: Int64?
    /// The seconds at which changes came in the last minute.
    var changes: [Int64] = []
}

extension [[String: String]?] {
    fileprivate subscript(place: Int, default empty: [String: String]) -> [String: String] {
        get { self[place] ?? empty }
        set { self[place] = newValue }
    }
}

extension LinkedInSimulator {
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
            state = try JSONDecoder().decode(LinkedInState.self, from: Data(bytes))
        } catch {
            throw SimulatorStateError("the state is not one that a LinkedIn simulator has saved")
        }
    }
}
