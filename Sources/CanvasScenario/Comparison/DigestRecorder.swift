import CanvasHost
import CanvasModel
import CanvasStep

/// Records a digest for each person and place of a canvas: eight bytes each, for places that anybody came to.
final class DigestRecorder: RunRecorder {
    private let people: Int
    private let steps: [Column]
    private let variants: [Column]
    private let conversions: [Column]
    private var exits: [ExitReason: Column] = [:]
    private var columns: [ComparedPlace: Column] = [:]
    /// The code of each path of each step.
    private let paths: [[Int]]

    /// The digests at one place; of its own, so that a place is found by pointer for each of millions of events.
    private final class Column {
        var digests: [PlaceDigest] = []
    }

    /// Makes a recorder.
    ///
    /// - Parameters:
    ///   - canvas: The canvas that runs.
    ///   - people: How many people there are.
    ///   - codes: The codes of path names, the same for all canvases that are compared.
    init(_ canvas: Canvas, people: Int, codes: [String: Int]) {
        self.people = people
        var columns: [ComparedPlace: Column] = [:]
        func column(_ place: ComparedPlace) -> Column {
            if let column = columns[place] { return column }
            let column = Column()
            columns[place] = column
            return column
        }
        steps = canvas.steps.map { column(.step($0.id)) }
        variants = canvas.variants.map { column(.variant($0.name)) }
        conversions = canvas.conversions.map { column(.conversion($0.name)) }
        paths = canvas.steps.map { $0.edges.map { codes[$0.path] ?? 0 } }
        self.columns = columns
    }

    /// Codes for the paths of canvases by name, from 1 on.
    static func codes(of canvases: [Canvas]) -> [String: Int] {
        var codes: [String: Int] = [:]
        for path in canvases.flatMap(\.steps).flatMap(\.edges).map(\.path) where codes[path] == nil {
            codes[path] = codes.count + 1
        }
        return codes
    }

    /// Everybody is compared.
    func wants(_ person: UInt32) -> Bool { true }

    /// Draws are the same wherever they are asked for.
    func wantsDraws(of person: UInt32) -> Bool { false }

    /// What came of requests is enough.
    func wantsRequests(of person: UInt32) -> Bool { false }

    func record(_ event: RunEvent, facts: FilterFacts) {
        let (person, now) = (Int(event.person), event.instant)
        switch event.kind {
        case .entered(let variant): change(variants[variant], person) { $0.visit(at: now) }
        case .converted(let conversion): change(conversions[conversion], person) { $0.visit(at: now) }
        case .exited(let reason): change(column(of: reason), person) { $0.visit(at: now) }
        case .arrived: change(event.step, person) { $0.visit(at: now) }
        case .progressed(let path, let instant):
            guard let step = event.step else { return }
            let code = paths[step].indices.contains(path) ? paths[step][path] : 0
            change(step, person) { $0.take(path: code, at: instant) }
        case .interacted(let interaction):
            let code = 8 + (Interaction.allCases.firstIndex(of: interaction) ?? 0)
            change(event.step, person) { $0.take(outcome: code, at: now) }
        case .synced(let record):
            change(event.step, person) { $0.take(outcome: record.code, at: now) }
            guard let isMember = record.membership else { return }
            change(column(of: record), person) { digest in
                digest.visit(at: now)
                digest.end(with: isMember ? Self.member : Self.outsider)
            }
        case .turnedAway, .performed, .drew, .waited, .marked, .sent, .answered: break
        }
    }

    private static let (member, outsider) = (1, 2)

    /// Whether a digest of an audience is one of somebody in it.
    static func isMember(_ digest: PlaceDigest) -> Bool { digest.endCode == member }

    /// The digests at a place; none where nobody came to it.
    func digests(at place: ComparedPlace) -> [PlaceDigest] {
        columns[place]?.digests ?? []
    }

    /// The places that somebody came to.
    var places: Set<ComparedPlace> {
        Set(columns.filter { !$0.value.digests.isEmpty }.keys)
    }

    private func change(_ step: Int?, _ person: Int, _ change: (inout PlaceDigest) -> Void) {
        if let step { self.change(steps[step], person, change) }
    }

    private func change(_ column: Column, _ person: Int, _ change: (inout PlaceDigest) -> Void) {
        if column.digests.isEmpty { column.digests = Array(repeating: PlaceDigest(), count: people) }
        change(&column.digests[person])
    }

    private func column(of reason: ExitReason) -> Column {
        if let column = exits[reason] { return column }
        let column = column(at: .exit(reason.name))
        exits[reason] = column
        return column
    }

    private func column(of record: SyncRecord) -> Column {
        column(at: ComparedPlace(audienceOf: record))
    }

    private func column(at place: ComparedPlace) -> Column {
        if let column = columns[place] { return column }
        let column = Column()
        columns[place] = column
        return column
    }
}

extension SyncRecord {
    /// A code from 1 to 7 for what became of the visit.
    fileprivate var code: Int {
        let outcome =
            switch outcome {
            case .synced: 1
            case .notSynced: 2
            case .errored: 3
            }
        return isRemoval ? outcome + 3 : outcome
    }
}
