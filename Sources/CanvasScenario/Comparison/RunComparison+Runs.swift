import CanvasModel

extension RunComparison {
    /// Compares two runs of the same people.
    ///
    /// - Parameters:
    ///   - first: The run of the first version.
    ///   - second: The run of the second version.
    ///   - people: The people.
    ///   - most: How many people are named at each place.
    init(_ first: ComparedRun, _ second: ComparedRun, people: People, naming most: Int) {
        var places: [Place] = []
        var isConcerned = Array(repeating: false, count: people.count)
        let (before, after) = (first.places, second.places)
        for kind in Kind.allCases {
            let (kept, all) = (before.filter { $0.kind == kind }, after.filter { $0.kind == kind })
            let added = all.filter { entry in !kept.contains { $0.name == entry.name && $0.place == entry.place } }
            for entry in kept + added {
                let old = kept.first { $0.name == entry.name && $0.place == entry.place }
                let new = all.first { $0.name == entry.name && $0.place == entry.place }
                // A reason that nobody left for may be missing in a result; an exit is no part of a version.
                let presence: Presence =
                    old != nil && new != nil || kind == .exit ? .both : old == nil ? .added : .removed
                var concerned = Concerned()
                if let place = entry.place {
                    concerned = Self.concerned(
                        first.recorder.digests(at: place),
                        second.recorder.digests(at: place),
                        people: people,
                        naming: most
                    ) { isConcerned[$0] = true }
                }
                places.append(
                    Place(
                        kind: kind,
                        name: entry.name,
                        account: entry.place?.account,
                        presence: presence,
                        figures: Self.figures(old?.figures ?? [], new?.figures ?? []),
                        concerned: concerned
                    )
                )
            }
        }
        var all = Concerned()
        for (person, isOne) in isConcerned.enumerated() where isOne {
            all.people += 1
            if all.ids.count < most { all.ids.append(people.externalID(of: person)) }
        }
        population = people.count
        concerned = all
        self.places = places
    }

    private static func figures(_ old: [(String, Int)], _ new: [(String, Int)]) -> [Figure] {
        let shared = old.map { name, value in
            Figure(name: name, first: value, second: new.first { $0.0 == name }?.1)
        }
        let added = new.filter { entry in !old.contains { $0.0 == entry.0 } }
        return shared + added.map { Figure(name: $0.0, first: nil, second: $0.1) }
    }

    private static func concerned(
        _ first: [PlaceDigest],
        _ second: [PlaceDigest],
        people: People,
        naming most: Int,
        mark: (Int) -> Void
    ) -> Concerned {
        var concerned = Concerned()
        let nobody = PlaceDigest()
        for person in 0..<max(first.count, second.count) {
            let old = person < first.count ? first[person] : nobody
            let new = person < second.count ? second[person] : nobody
            guard let difference = old.difference(to: new) else { continue }
            concerned.people += 1
            switch difference {
            case .onlyFirst: concerned.onlyFirst += 1
            case .onlySecond: concerned.onlySecond += 1
            case .visits: concerned.otherVisits += 1
            case .paths: concerned.otherPath += 1
            case .outcomes: concerned.otherOutcome += 1
            case .instants: concerned.otherTime += 1
            }
            if concerned.ids.count < most { concerned.ids.append(people.externalID(of: person)) }
            mark(person)
        }
        return concerned
    }
}

extension ComparedPlace {
    /// The network and ad account of an audience.
    fileprivate var account: String? {
        if case .audience(let network, let account, _) = self { "\(network) \(account)" } else { nil }
    }
}
