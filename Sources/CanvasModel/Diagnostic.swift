/// A problem in an input, with its place and what to do about it.
public struct Diagnostic: Hashable, Sendable, Error {
    /// Whether the problem keeps a canvas from running.
    public enum Severity: String, Sendable {
        /// Blocks.
        case error
        /// Is worth knowing, and blocks nothing.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// Where it is.
    public var position: Position
    /// What is wrong, one sentence without a full stop.
    public var sentence: String
    /// What to do, one sentence without a full stop, when there is something definite to say.
    public var fix: String?

    /// Makes a diagnostic.
    public init(_ severity: Severity, at position: Position, _ sentence: String, fix: String? = nil) {
        self.severity = severity
        self.position = position
        self.sentence = sentence
        self.fix = fix
    }

    /// A problem that blocks.
    public static func error(at position: Position, _ sentence: String, fix: String? = nil) -> Diagnostic {
        Diagnostic(.error, at: position, sentence, fix: fix)
    }

    /// A problem that does not block.
    public static func warning(at position: Position, _ sentence: String, fix: String? = nil) -> Diagnostic {
        Diagnostic(.warning, at: position, sentence, fix: fix)
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: error: sentence; fix`.
    public var description: String {
        let line = "\(position): \(severity.rawValue): \(sentence)"
        return fix.map { "\(line); \($0)" } ?? line
    }
}

/// The problems found so far while an input is read; reading goes on after each, so that one pass finds them all.
public struct Diagnostics: Sendable {
    /// The problems in the order found.
    public private(set) var all: [Diagnostic] = []

    /// Makes an empty collection.
    public init() {}

    /// Whether any problem blocks.
    public var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// The problems by file, line and column.
    public var sorted: [Diagnostic] {
        all.enumerated().sorted { left, right in
            let (a, b) = (left.element.position, right.element.position)
            return (a.file, a.line, a.column, left.offset) < (b.file, b.line, b.column, right.offset)
        }.map(\.element)
    }

    /// Notes a problem.
    public mutating func add(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    /// Notes several problems.
    public mutating func add(_ diagnostics: some Sequence<Diagnostic>) {
        all.append(contentsOf: diagnostics)
    }

    /// Notes a problem that blocks.
    public mutating func error(at position: Position, _ sentence: String, fix: String? = nil) {
        all.append(.error(at: position, sentence, fix: fix))
    }

    /// Notes a problem that does not block.
    public mutating func warning(at position: Position, _ sentence: String, fix: String? = nil) {
        all.append(.warning(at: position, sentence, fix: fix))
    }
}

extension LocatedValue {
    /// Notes every key that is not among the known ones, each with the nearest known name.
    public func refuseUnknownKeys(known: [String], of what: String, into diagnostics: inout Diagnostics) {
        for member in members ?? [] where !known.contains(member.key) {
            diagnostics.error(
                at: member.position,
                "\(what) has no `\(member.key)`",
                fix: Spelling.suggestion(for: member.key, among: known)
            )
        }
    }
}
