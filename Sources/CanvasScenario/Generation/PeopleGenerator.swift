public import CanvasModel

/// Makes synthetic people, messy on purpose as real profiles are.
///
/// Person number i is a function of the seed and i alone, whatever the size of the population. Nobody exists: e-mail
/// addresses are of the reserved domains (RFC 2606), phone numbers of ranges kept for fiction.
public struct PeopleGenerator: Sendable {
    /// How many people at most: a person is an index of 32 bits, and each costs some hundred bytes.
    public static let most = 100_000_000

    /// How many people.
    public let count: Int
    /// What every value derives from.
    public let seed: UInt64
    /// The shape of the population, on top of the standard attributes.
    public let shapes: [(name: String, shape: Shape)]

    /// Makes a generator.
    public init(count: Int, seed: UInt64, shapes: [(name: String, shape: Shape)] = []) {
        self.count = count
        self.seed = seed
        self.shapes = shapes
    }

    /// Makes the people, numbered from 1: `p-000001`, `p-000002`, ….
    public func generate() -> People {
        var builder = PeopleBuilder()
        var writer = ProfileWriter(shape: PopulationShape(shapes, &builder), &builder)
        for number in 1..<(max(0, count) + 1) {
            writer.write(number, PersonDraws(seed: seed, number: number), &builder)
        }
        do {
            return try builder.finish()
        } catch {
            // Numbers differ, and with them the identifiers.
            preconditionFailure("generated people \(error.firstLine) and \(error.secondLine) have one identifier")
        }
    }
}
