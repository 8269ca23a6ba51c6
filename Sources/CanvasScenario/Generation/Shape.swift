/// How the values of one attribute are spread over a generated population.
public struct Shape: Hashable, Sendable {
    /// Where a value comes from.
    public enum Source: Hashable, Sendable {
        /// What the attribute has anyway; for a standard attribute of which only some values are taken away.
        case standard
        /// The same for everybody.
        case constant(Literal)
        /// One of several, each as likely as its weight.
        case oneOf([Choice])
        /// A number whose logarithm is normally distributed: amounts of money.
        case logNormal(median: Double, sigma: Double)
        /// A normally distributed number.
        case normal(mean: Double, deviation: Double)
        /// Any number between two.
        case uniform(from: Double, to: Double)
        /// A whole number between two, both included.
        case integer(from: Int, to: Int)
        /// True, for so large a share.
        case boolean(trueShare: Double)
        /// A day between two, both included, in days since 1970.
        case date(from: Int, to: Int)
    }

    /// A value as a document writes it.
    public struct Literal: Hashable, Sendable {
        /// What it is.
        public enum Kind: Hashable, Sendable {
            case text, number, boolean
        }

        /// The text.
        public var text: String
        /// What it is.
        public var kind: Kind

        /// Makes a literal.
        public init(_ text: String, _ kind: Kind) {
            self.text = text
            self.kind = kind
        }
    }

    /// One of several values.
    public struct Choice: Hashable, Sendable {
        /// The value.
        public var value: Literal
        /// How likely it is, relative to the sum of the weights.
        public var weight: Double

        /// Makes a choice.
        public init(_ value: Literal, weight: Double) {
            self.value = value
            self.weight = weight
        }
    }

    /// Where a value comes from.
    public var source: Source
    /// The share of the people who have none, 0 to 1; `nil` leaves it as it is.
    public var missing: Double?

    /// Makes a shape.
    public init(_ source: Source, missing: Double? = nil) {
        self.source = source
        self.missing = missing
    }
}

extension Shape {
    /// Whether values of several kinds occur, so that what kind the attribute is of depends on who is in the population.
    var mixesKinds: Bool {
        guard case .oneOf(let choices) = source else { return false }
        return Set(choices.map(\.value.kind)).count > 1
    }
}
