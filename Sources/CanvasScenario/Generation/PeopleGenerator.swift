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
        finish(builder(of: 1..<(max(0, count) + 1)))
    }

    /// Makes the same people by several threads.
    ///
    /// - Parameter threads: In how many parts they are made at once, at least 1.
    public func generate(threads: Int) async -> People {
        let parts = max(1, min(threads, count / Self.leastOfThread))
        guard parts > 1 else { return generate() }
        let builders = await withTaskGroup(of: (Int, PeopleBuilder).self) { group in
            for part in 0..<parts {
                let numbers = (1 + count * part / parts)..<(1 + count * (part + 1) / parts)
                group.addTask { (part, builder(of: numbers)) }
            }
            return await group.reduce(into: [Int: PeopleBuilder]()) { $0[$1.0] = $1.1 }
        }
        var whole = PeopleBuilder()
        for part in 0..<parts {
            if let builder = builders[part] { whole.append(builder) }
        }
        return finish(whole)
    }

    /// Fewer people than this are not worth a thread of their own.
    private static let leastOfThread = 5000

    private func builder(of numbers: Range<Int>) -> PeopleBuilder {
        var builder = PeopleBuilder()
        var writer = ProfileWriter(shape: PopulationShape(shapes, &builder), &builder)
        for number in numbers { writer.write(number, PersonDraws(seed: seed, number: number), &builder) }
        return builder
    }

    private func finish(_ builder: consuming PeopleBuilder) -> People {
        do {
            return try builder.finish()
        } catch {
            // Numbers differ, and with them the identifiers.
            preconditionFailure("generated people \(error.firstLine) and \(error.secondLine) have one identifier")
        }
    }
}
