public import Testing

/// One thing that every ad network must do, looked at from the outside: what its stand-in was sent, and whom it holds.
public struct NetworkConformanceCase: Sendable, CustomTestStringConvertible {
    /// What must be so, one sentence.
    public let name: String
    private let look: @Sendable () async throws -> Void

    init(_ name: String, _ look: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.look = look
    }

    /// The sentence, as the name of the test case.
    public var testDescription: String { name }

    /// Looks whether it is so.
    ///
    /// - Throws: ``ConformanceFailure`` with what was seen instead; whatever a run throws.
    public func check() async throws {
        try await look()
    }
}

/// What a network does not do.
public struct ConformanceFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was seen, and what to look at, one sentence.
    public let description: String
}

/// Goes on only if something is so.
func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(ConformanceFailure) {
    guard holds else { throw ConformanceFailure(description: otherwise()) }
}
