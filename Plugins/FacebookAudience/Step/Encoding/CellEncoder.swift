import AudienceSync
import CanvasModel

/// Makes the cells of one column of an upload.
struct CellEncoder: Sendable {
    let key: MatchKey
    /// The column of `People` that it reads; `nil` when nobody has the attribute, or it is no attribute.
    let column: Int?
    /// How many columns of the same key stand before this one: of a person's usable values it takes the next.
    let ordinal: Int
    /// What stands before the cell: the row's bracket or a comma.
    private let opening: UInt8
    private var cache: CellCache

    init(_ key: MatchKey, ordinal: Int, opening: UInt8, matching: FacebookMatching, people: People) {
        self.key = key
        self.ordinal = ordinal
        self.opening = opening
        dependsOnCountry = [.phone, .state, .zip].contains(key)
        column = Self.attribute(of: key, matching).flatMap { people.column(named: $0) }
        cache = CellCache(opening: opening)
    }

    /// Whether the key is made of the person's country too.
    let dependsOnCountry: Bool

    /// Whether the person has the key.
    mutating func isUsable(
        _ person: Int,
        in people: People,
        country: Country?,
        _ normalizer: inout MatchKeyNormalizer
    ) -> Bool {
        if let column, key != .phone, case .interned(let codes, let dictionary) = people.columns[column].storage {
            return place(codes[person], dictionary, people, country, &normalizer) != nil
        }
        // Whoever has a second value has a first one.
        guard ordinal == 0 else { return false }
        var isUsable = false
        Self.forEachValue(of: key, column, of: person, in: people) { [key] value in
            if case .unusable = normalizer.normalize(value, as: key, country: country) { return false }
            isUsable = true
            return true
        }
        return isUsable
    }

    /// Appends the cell with what stands before it; the cell is empty when the person does not have the key.
    mutating func append(
        _ person: Int,
        in people: People,
        country: Country?,
        _ normalizer: inout MatchKeyNormalizer,
        to body: inout ByteBuffer
    ) {
        if let column, key != .phone, case .interned(let codes, let dictionary) = people.columns[column].storage {
            if let place = place(codes[person], dictionary, people, country, &normalizer) {
                return cache.append(place, to: &body)
            }
            body.append(opening)
            return body.append(literal: "\"\"")
        }
        body.append(opening)
        body.append(UInt8(ascii: "\""))
        defer { body.append(UInt8(ascii: "\"")) }
        guard ordinal == 0 else { return appendFurtherValue(of: person, in: people, &normalizer, to: &body) }
        Self.forEachValue(of: key, column, of: person, in: people) { [key] value in
            if key == .externalID {
                _ = normalizer.normalize(value, as: key)
                normalizer.text.withBytes { body.appendJSONEscaped($0) }
                return true
            }
            let outcome = normalizer.appendWireValue(of: value, as: key, country: country, to: &body)
            if case .unusable = outcome { return false }
            return true
        }
    }

    /// Appends the person's next usable value that is unlike those before it, as two devices may have one id.
    private func appendFurtherValue(
        of person: Int,
        in people: People,
        _ normalizer: inout MatchKeyNormalizer,
        to body: inout ByteBuffer
    ) {
        var before: [[UInt8]] = []
        Self.forEachValue(of: key, column, of: person, in: people) { [key, ordinal] value in
            if case .unusable = normalizer.normalize(value, as: key) { return false }
            let bytes = normalizer.text.bytes
            if before.contains(bytes) { return false }
            before.append(bytes)
            return before.count > ordinal
        }
        if before.count > ordinal { before[ordinal].withUnsafeBufferPointer { body.append($0) } }
    }

    @inline(__always)
    private mutating func place(
        _ code: UInt32,
        _ dictionary: [TextReference],
        _ people: People,
        _ country: Country?,
        _ normalizer: inout MatchKeyNormalizer
    ) -> Int? {
        // Code 0 stands for no value.
        guard code != 0 else { return nil }
        // Of the country, states and post codes need only know whether it is the United States.
        let variants = dependsOnCountry ? 2 : 1
        let slot = Int(code) * variants + (dependsOnCountry && country == .unitedStates ? 1 : 0)
        return cache.place(of: slot, among: dictionary.count * variants) { [key] in
            let value = people.arena.span.extracting(dictionary[Int(code)].range)
            _ = normalizer.appendWireValue(of: value, as: key, country: country, to: &$0)
        }
    }

    /// Gives the values that the key may be made of to a closure until it takes one.
    static func forEachValue(
        of key: MatchKey,
        _ column: Int?,
        of person: Int,
        in people: People,
        _ takes: (borrowing Span<UInt8>) -> Bool
    ) {
        switch key {
        case .externalID:
            _ = takes(people.arena.span.extracting(people.externalIDs[person].range))
        case .mobileAdvertiserID:
            for device in people.devices.rows(of: person) {
                let (apple, google) = (people.devices.idfa[device], people.devices.googleAdID[device])
                if apple.isPresent, takes(people.arena.span.extracting(apple.range)) { return }
                if google.isPresent, takes(people.arena.span.extracting(google.range)) { return }
            }
        default:
            guard let column else { return }
            switch people.columns[column].storage {
            case .text(let references):
                guard references[person].isPresent else { return }
                _ = takes(people.arena.span.extracting(references[person].range))
            case .number(let numbers):
                guard !numbers[person].isNaN else { return }
                _ = takes(Array(NumberText.of(numbers[person]).utf8).span)
            case .interned(let codes, let dictionary):
                guard dictionary[Int(codes[person])].isPresent else { return }
                _ = takes(people.arena.span.extracting(dictionary[Int(codes[person])].range))
            // Neither a truth value nor a list is anything that people are matched by.
            case .boolean, .list:
                return
            }
        }
    }

    /// The attribute that a key is made of; `nil` for the identifiers, which are none.
    static func attribute(of key: MatchKey, _ matching: FacebookMatching) -> String? {
        let attribute: StandardAttribute
        switch key {
        case .externalID, .mobileAdvertiserID: return nil
        case .state: return matching.stateAttribute
        case .zip: return matching.zipAttribute
        case .email: attribute = .email
        case .phone: attribute = .phone
        case .gender: attribute = .gender
        case .birthYear, .birthMonth, .birthDay: attribute = .dateOfBirth
        case .lastName: attribute = .lastName
        case .firstName, .firstInitial: attribute = .firstName
        case .city: attribute = .homeCity
        case .country: attribute = .country
        }
        return attribute.rawValue
    }
}
