import CanvasModel
import Foundation

/// Draws the values of one shape.
struct ShapeValues {
    private let salt: UInt64
    private let missing: Double
    private let source: Shape.Source
    private let literals: [(bytes: [UInt8], kind: PeopleBuilder.ValueKind)]
    private let sums: [Double]

    init(name: String, shape: Shape) {
        salt = StableHash.of(name)
        missing = shape.missing ?? 0
        source = shape.source
        let choices: [Shape.Choice] =
            switch shape.source {
            case .constant(let literal): [.init(literal, weight: 1)]
            case .oneOf(let choices): choices
            default: []
            }
        literals = choices.map { (Array($0.value.text.utf8), Self.kind($0.value.kind)) }
        var sum = 0.0
        sums = choices.map {
            sum += $0.weight
            return sum
        }
    }

    /// A person's value, as bytes in `scratch` with their kind; `nil` when they have none.
    func draw(_ draws: PersonDraws, into scratch: inout [UInt8]) -> PeopleBuilder.ValueKind? {
        scratch.removeAll(keepingCapacity: true)
        if missing > 0, draws[salt, 0].isBelow(missing) { return nil }
        let draw = draws[salt, 1]
        switch source {
        case .standard:
            return nil
        case .constant, .oneOf:
            let at = draw.unit * (sums.last ?? 0)
            guard let index = sums.firstIndex(where: { at < $0 }) ?? sums.indices.last else { return nil }
            scratch.append(contentsOf: literals[index].bytes)
            return literals[index].kind
        case .boolean(let share):
            scratch.append(contentsOf: draw.isBelow(share) ? Self.yes : Self.no)
            return .boolean
        case .integer(let from, let to):
            let span = UInt64(bitPattern: Int64(to) &- Int64(from)) &+ 1
            let offset = span == 0 ? draw.bits : draw.below(span)
            scratch.append(contentsOf: String(Int64(from) &+ Int64(bitPattern: offset)).utf8)
            return .number
        case .date(let from, let to):
            let day = CivilDate(days: from + Int(draw.below(UInt64(to - from + 1))))
            scratch.append(contentsOf: day.description.utf8)
            return .text
        case .uniform(let from, let to):
            return number(from + (to - from) * draw.unit, decimals: 10_000, into: &scratch)
        case .normal(let mean, let deviation):
            return number(mean + deviation * normal(draws), decimals: 10_000, into: &scratch)
        case .logNormal(let median, let sigma):
            return number(median * exp(sigma * normal(draws)), decimals: 100, into: &scratch)
        }
    }

    private static let yes = Array("true".utf8)
    private static let no = Array("false".utf8)

    private static func kind(_ kind: Shape.Literal.Kind) -> PeopleBuilder.ValueKind {
        switch kind {
        case .text: .text
        case .number: .number
        case .boolean: .boolean
        }
    }

    /// A standard normal number (Box and Muller).
    private func normal(_ draws: PersonDraws) -> Double {
        let radius = (-2 * log(1 - draws[salt, 1].unit)).squareRoot()
        return radius * cos(2 * Double.pi * draws[salt, 2].unit)
    }

    /// A number of few decimals: amounts have cents, and the last bits of `exp` differ between machines.
    private func number(_ value: Double, decimals: Double, into scratch: inout [UInt8]) -> PeopleBuilder.ValueKind? {
        let rounded = (value * decimals).rounded() / decimals
        guard rounded.isFinite else { return nil }
        scratch.append(contentsOf: NumberText.of(rounded).utf8)
        return .number
    }
}
