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

    /// Makes one of the people alone.
    ///
    /// - Parameter number: Their number, from 1.
    func generate(only number: Int) -> People {
        finish(builder(of: number..<(number + 1)))
    }

    /// The number of the person with an `external_id`; `nil` when nobody has it.
    func number(of externalID: String) -> Int? {
        guard externalID.hasPrefix(Self.prefix), let number = Int(externalID.dropFirst(Self.prefix.count)),
            (1...max(1, count)).contains(number), count > 0, Self.externalID(of: number) == externalID
        else { return nil }
        return number
    }

    /// The `external_id` of a number.
    static func externalID(of number: Int) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private static let prefix = "p-"

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
