import AudienceSync
import CanvasModel
import CanvasScenario
import FacebookAudience
import Foundation

/// W1 of the peers: people from CSV to request bodies with twelve hashed match keys, the advertiser's own id and the
/// mobile advertiser id, through the reader, the columns and the encoder that a run uses.
///
/// `seconds` is first input byte to last output byte; `encode_seconds` is columns to bodies, without the writing.
struct KeysBenchmark {
    let input: String
    let output: String

    /// The columns of the peers' bodies, in their order.
    static let matching = FacebookMatching(
        keys: [
            .externalID, .email, .phone, .gender, .birthYear, .birthMonth, .birthDay, .lastName, .firstName, .city,
            .state, .zip, .country, .mobileAdvertiserID,
        ]
    )

    func run() throws {
        let renamed = try Self.withOurNames(input)
        defer { try? FileManager.default.removeItem(atPath: renamed) }
        // A device is written to; an existing file keeps its place.
        guard
            FileManager.default.fileExists(atPath: output)
                || FileManager.default.createFile(atPath: output, contents: nil),
            let file = FileHandle(forWritingAtPath: output)
        else { throw CocoaError(.fileWriteUnknown) }
        let clock = ContinuousClock()
        let began = clock.now
        let people = try PeopleFile.read(renamed)
        let read = clock.now
        let (encoding, bytes) = try Self.encode(people) { try file.write(contentsOf: $0) }
        try? file.truncate(atOffset: UInt64(bytes))
        let ended = clock.now
        let figures = [
            "\"people\": \(people.count)", "\"seconds\": \((ended - began) / .seconds(1))",
            "\"read_seconds\": \((read - began) / .seconds(1))", "\"encode_seconds\": \(encoding / .seconds(1))",
            "\"people_per_second\": \(Int(Double(people.count) / (encoding / .seconds(1))))", "\"bytes\": \(bytes)",
        ]
        print("{" + figures.joined(separator: ", ") + "}")
    }

    /// Encodes everybody in bodies of 10,000.
    static func encode(_ people: People, _ write: ([UInt8]) throws -> Void) rethrows -> (Duration, bytes: Int) {
        let network = FacebookNetwork()
        let target = SyncTarget(
            operation: .add,
            audience: FacebookTarget(adAccount: "act_1234567890", choice: .existing("peers"), matching: matching),
            handle: AudienceHandle(adAccount: "act_1234567890", id: "1", name: "peers")
        )
        let clock = ContinuousClock()
        var spent = Duration.zero
        var bytes = 0
        var encoder = network.encoder(for: matching, people: people)
        var size = 0
        for start in stride(from: 0, to: people.count, by: 10_000) {
            let began = clock.now
            let end = min(start + 10_000, people.count)
            var body = ByteBuffer(capacity: size)
            network.begin(target, in: &body)
            for person in start..<end {
                if person > start { body.append(literal: network.rowSeparator) }
                encoder.append(person, in: people, to: &body)
            }
            body.append(literal: "]}}\n")
            size = max(size, body.count + body.count / 16)
            let finished = body.take()
            spent += clock.now - began
            try write(finished)
            bytes += finished.count
        }
        return (spent, bytes)
    }

    /// The input with its columns named as the product names them, beside it in the temporary folder.
    private static func withOurNames(_ path: String) throws -> String {
        var text = try Data(contentsOf: URL(fileURLWithPath: path))
        let end = text.firstIndex(of: 0x0A) ?? text.endIndex
        let header = String(decoding: text[..<end], as: UTF8.self).split(separator: ",").map { name in
            ["city": "home_city", "madid": "idfa"][name] ?? String(name)
        }
        text.replaceSubrange(..<end, with: Data(header.joined(separator: ",").utf8))
        let copy = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        try text.write(to: copy)
        return copy.path
    }
}
