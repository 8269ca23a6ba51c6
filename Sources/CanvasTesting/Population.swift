import CanvasModel

/// The people of a test.
///
/// A list is one, so that `people: [ada, grace]` says all there is to say.
public struct Population: Sendable, ExpressibleByArrayLiteral {
    private let value: @Sendable (Position) -> LocatedValue

    /// Takes people written out.
    public init(_ people: [Person]) {
        value = { LocatedValue(.list(people.map(\.document)), at: $0) }
    }

    /// Takes people written out.
    public init(arrayLiteral elements: Person...) {
        self.init(elements)
    }

    private init(_ document: DocumentValue) {
        value = { document.located(at: $0) }
    }

    /// So many people who are made up, a function of the seed and their number.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - shapes: Their attributes on top of the standard ones, as a scenario's `with` has them.
    public static func generated(_ count: Int, with shapes: DocumentValue = [:]) -> Population {
        Population(["generate": .number(Double(count)), "with": shapes])
    }

    /// The people of a file, JSON lines, a JSON list or CSV.
    ///
    /// - Parameter path: The file, from the working directory.
    public static func file(_ path: String) -> Population {
        Population(["file": .text(path)])
    }

    func document(at position: Position) -> LocatedValue { value(position) }
}
