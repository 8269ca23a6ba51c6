/// What a filter can ask a person's past for.
public enum EventKey: Hashable, Sendable {
    /// A custom event, or a purchase of anything, by name.
    case event(String)
    /// A purchase of one product.
    case purchase(product: String)
    /// Something that happened between a person and a step.
    case interaction(Interaction, step: String)
}

/// What happens between a person and a step, for filters, behavior and metrics.
public enum Interaction: String, CaseIterable, BitwiseCopyable, Sendable {
    /// A message was sent to them.
    case received
    /// They opened it.
    case opened
    /// They clicked it.
    case clicked
    /// An ad network acknowledged them.
    case synced
}

/// The events that filters cite, each with a code; only these are remembered a person.
public struct CitedEvents: Sendable {
    private var codes: [EventKey: UInt16] = [:]

    /// Makes an empty list.
    public init() {}

    /// Whether any event is remembered.
    public var isEmpty: Bool { codes.isEmpty }

    /// The code of an event, `nil` when no filter asks for it.
    public func code(of key: EventKey) -> UInt16? {
        codes[key]
    }

    /// The codes of the purchases of single products, by product.
    public var products: [String: UInt16] {
        var products: [String: UInt16] = [:]
        for (key, code) in codes {
            if case .purchase(let product) = key { products[product] = code }
        }
        return products
    }

    /// Notes that a filter asks for an event.
    public mutating func cite(_ key: EventKey) -> UInt16 {
        if let code = codes[key] { return code }
        let code = UInt16(codes.count)
        codes[key] = code
        return code
    }
}
