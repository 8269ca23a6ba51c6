extension Property {
    static let all = [conservation, time, determinism, order, shards]

    /// The runner throws when its own books don't add up; the equations are held against what it prints as well.
    static let conservation = Property(name: "everybody is accounted for") { made in
        Conservation.problem(in: try await made.run(RunManner(isRecorded: true)).figures)
    }

    static let time = Property(name: "time goes on, and comes to an end") { made in
        let documents = try made.read(try Case.registry)
        let run = try await made.run(RunManner(isRecorded: true))
        return TimeCheck(documents: documents).problem(in: run)
    }

    static let determinism = Property(name: "neither threads, slices nor who looks on change a figure") { made in
        let first = try await made.run(RunManner(isRecorded: true))
        for (name, manner) in [
            ("the same again", RunManner(isRecorded: true)), ("nobody looking on", RunManner()),
            ("2 threads", RunManner(threads: 2)), ("4 threads, slices of 7", RunManner(threads: 4, sliceSize: 7)),
            ("slices of 1", RunManner(sliceSize: 1, isRecorded: true)),
        ] {
            let other = try await made.run(manner)
            if let problem = difference(first.json, other.json) { return "with \(name): \(problem)" }
            if manner.isRecorded, Set(other.records) != Set(first.records) {
                return "with \(name): something else became of people"
            }
        }
        return nil
    }

    static let order = Property(name: "the order of the people in the input changes no figure") { made in
        guard made.inlinePeople.count > 1 else { return nil }
        var turned = made
        turned.inlinePeople.reverse()
        return difference(try await made.run().json, try await turned.run().json)
    }

    /// Where nothing is shared: no cap counts everybody, and no network answers to everybody.
    static let shards = Property(name: "the figures of two halves add up to the whole") { made in
        guard made.cap == nil, !made.has(type: "facebook_audience"), made.inlinePeople.count > 1 else { return nil }
        let whole = try await made.run().figures
        var sum = Figures()
        for half in 0..<2 {
            var part = made
            part.inlinePeople = made.inlinePeople.enumerated().filter { $0.offset % 2 == half }.map(\.element)
            let ids = Set(part.inlinePeople.compactMap { $0["external_id"] })
            part.events = made.events.filter { event in event["external_id"].map(ids.contains) ?? false }
            sum.add(try await part.run().figures)
        }
        return sum.difference(from: Figures(whole))
    }

    /// The first line in which two results differ.
    private static func difference(_ first: String, _ second: String) -> String? {
        guard first != second else { return nil }
        let lines = (first.split(separator: "\n"), second.split(separator: "\n"))
        let pair = zip(lines.0, lines.1).first { $0 != $1 }
        return pair.map { "`\($0)` became `\($1)`" } ?? "one result is longer than the other"
    }
}
