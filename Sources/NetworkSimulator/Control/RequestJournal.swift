import CanvasModel
import CanvasStep

/// What a simulator was asked, for who wants to know what a client did: the last thousand requests, without bodies and
/// queries, where tokens and keys are.
struct RequestJournal: Sendable {
    /// How many requests are kept.
    static let limit = 1000
    /// How much of a path is kept, as a request's head may be megabytes long.
    static let pathLimit = 500

    struct Entry: Sendable {
        let number: Int
        let instant: Instant
        let method: String
        let path: String
        /// `nil` when the connection ended before an answer.
        let status: Int?
        let requestBytes: Int
        let responseBytes: Int
        let fault: SimulatorFault?
    }

    /// How many requests there were.
    private(set) var total = 0
    private var kept: [Entry] = []

    /// The last requests, oldest first.
    var entries: ArraySlice<Entry> { kept.suffix(Self.limit) }

    mutating func note(
        _ request: HTTPRequest,
        _ response: HTTPResponse?,
        at instant: Instant,
        under fault: SimulatorFault?
    ) {
        total += 1
        // Twice the limit, so that making room costs next to nothing a request.
        if kept.count >= 2 * Self.limit { kept.removeFirst(Self.limit) }
        kept.append(
            Entry(
                number: total,
                instant: instant,
                method: request.method,
                path: String(request.path.prefix(Self.pathLimit)),
                status: response?.status,
                requestBytes: request.body.count,
                responseBytes: response?.body.count ?? 0,
                fault: fault
            )
        )
    }
}
