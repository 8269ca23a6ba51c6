extension Predicate {
    /// What filters are compiled against, and what they turn out to ask for.
    public struct Compiler: Sendable {
        /// Whose columns the predicates read.
        public let people: People
        let segments: [String: Filter]
        /// The events that the filters compiled so far ask for.
        public private(set) var cited = CitedEvents()
        /// The attributes that they ask for and nobody has.
        public private(set) var unknownAttributes: [String] = []

        /// Makes a compiler.
        ///
        /// - Parameters:
        ///   - people: Whose columns the predicates read.
        ///   - segments: The filters that a document names, without cycles.
        public init(people: People, segments: [String: Filter] = [:]) {
            self.people = people
            self.segments = segments
        }

        /// Compiles a filter.
        public mutating func compile(_ filter: Filter) -> Predicate {
            Predicate(root: node(filter))
        }

        /// Notes an event that something other than a filter wants remembered.
        public mutating func cite(_ key: EventKey) -> UInt16 {
            cited.cite(key)
        }

        private mutating func node(_ filter: Filter) -> Node {
            switch filter {
            case .all(let parts): .all(parts.map { node($0) })
            case .any(let parts): .any(parts.map { node($0) })
            case .not(let part): .not(node(part))
            case .leaf(let leaf): node(leaf)
            }
        }

        private mutating func node(_ leaf: FilterLeaf) -> Node {
            switch leaf.subject {
            case .attribute(let name):
                return attribute(name, StandardAttribute(rawValue: name), leaf.tests)
            case .customAttribute(let name):
                return attribute(name, nil, leaf.tests)
            case .event(let name):
                return events(.event(name), leaf.tests)
            case .purchase(let product):
                return events(product.map { .purchase(product: $0) } ?? .event("purchase"), leaf.tests)
            case .step(let step, let interaction):
                return events(.interaction(interaction, step: step), leaf.tests)
            case .context(let name):
                return .context(name: name, tests: leaf.tests)
            case .segment(let name):
                let inner = segments[name].map { node($0) } ?? .constant(false)
                let wanted = leaf.tests.allSatisfy { $0.accepts(.boolean(true), now: Instant(seconds: 0)) }
                return wanted ? inner : .not(inner)
            case .randomBucket:
                if let column = people.column(named: StandardAttribute.randomBucket.rawValue) {
                    return .value(column: column, attribute: nil, tests: leaf.tests)
                }
                return .randomBucket(tests: leaf.tests)
            }
        }

        private mutating func attribute(
            _ name: String,
            _ standard: StandardAttribute?,
            _ tests: [FilterTest]
        ) -> Node {
            if standard == .idfa { return .deviceID(google: false, tests: tests) }
            if standard == .googleAdID { return .deviceID(google: true, tests: tests) }
            guard let column = people.column(named: name) else {
                if !unknownAttributes.contains(name) { unknownAttributes.append(name) }
                return tests.contains { $0.dependsOnTime }
                    ? .constant(false) : .constant(tests.allSatisfy { $0.accepts(.missing, now: Instant(seconds: 0)) })
            }
            if tests.contains(where: \.dependsOnTime) {
                return .value(column: column, attribute: standard, tests: tests)
            }
            // Time does not matter to the tests that are left, so that their answers can be made ahead.
            func accepts(_ value: AttributeValue) -> Bool {
                let fitting = value.fitting(standard)
                return tests.allSatisfy { $0.accepts(fitting, now: Instant(seconds: 0)) }
            }
            let kind = people.columns[column].kind
            switch people.columns[column].storage {
            case .interned(_, let dictionary):
                return .codes(column: column, answers: dictionary.map { accepts(people.parsed($0, kind)) })
            case .boolean:
                return .boolean(column: column, answers: [.missing, .boolean(false), .boolean(true)].map(accepts))
            case .number:
                return .number(column: column, tests: tests, missing: accepts(.missing))
            case .text, .list:
                return .value(column: column, attribute: standard, tests: tests)
            }
        }

        private mutating func events(_ key: EventKey, _ tests: [FilterTest]) -> Node {
            .events(code: cited.cite(key), EventWindow(tests))
        }
    }
}
