public import CanvasModel

extension LocatedValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    private static let nowhere = Position(file: "benchmark")

    /// A plain scalar.
    public init(stringLiteral text: String) {
        self.init(.scalar(text, isPlain: true), at: Self.nowhere)
    }

    /// A list.
    public init(arrayLiteral elements: LocatedValue...) {
        self.init(.list(elements), at: Self.nowhere)
    }

    /// A mapping.
    public init(dictionaryLiteral pairs: (String, LocatedValue)...) {
        let members = pairs.map { Member(key: $0.0, position: Self.nowhere, value: $0.1) }
        self.init(.map(members), at: Self.nowhere)
    }
}
