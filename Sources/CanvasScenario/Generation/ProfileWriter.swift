import CanvasModel

/// Writes one generated person after the other into a builder, through one scratch buffer.
struct ProfileWriter {
    private let shape: PopulationShape
    private let handles: [PeopleBuilder.Handle]
    private let presence: ProfilePresence
    private let localities: [Locality]
    private let byWeight: [Int]
    private var scratch: [UInt8] = []
    private var devices: DeviceGenerator

    init(shape: PopulationShape, _ builder: inout PeopleBuilder) {
        self.shape = shape
        var handles: [PeopleBuilder.Handle] = []
        for field in ProfileField.allCases { handles.append(builder.handle(field.attribute)) }
        self.handles = handles
        presence = ProfilePresence(shape)
        localities = Locality.all
        byWeight = Locality.all.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.weight) }
        devices = DeviceGenerator(shape: shape)
    }

    mutating func write(_ number: Int, _ draws: PersonDraws, _ builder: inout PeopleBuilder) {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: [0x70, 0x2D])
        ProfileText.append(number, width: 6, to: &scratch)
        builder.begin(externalID: scratch.span, line: number)
        // What a shape gives comes first: the builder keeps an attribute's first value.
        for attribute in shape.attributes {
            if let kind = attribute.values.draw(draws, into: &scratch) {
                builder.set(attribute.handle, scratch.span, kind)
            }
        }
        let locality = localities[byWeight[Int(draws[.locality].below(UInt64(byWeight.count)))]]
        let city = locality.cities[Int(draws[.city].below(UInt64(locality.cities.count)))]
        name(number, locality, draws, &builder)
        contact(locality, city, draws, &builder)
        place(locality, city, draws, &builder)
        devices.write(draws, &builder)
    }

    private func handle(_ field: ProfileField) -> PeopleBuilder.Handle {
        handles[field.rawValue]
    }

    private mutating func name(
        _ number: Int,
        _ locality: Locality,
        _ draws: PersonDraws,
        _ builder: inout PeopleBuilder
    ) {
        let isWoman = draws[.gender].bits & 1 == 0
        let names = isWoman ? locality.women : locality.men
        let first = names[Int(draws[.firstName].below(UInt64(names.count)))]
        let last = locality.families[Int(draws[.lastName].below(UInt64(locality.families.count)))]
        var form = DrawDigits(draws[.nameForm])
        if presence.has(.firstName, draws) {
            ProfileText.name(first.text, form: form.below(16), into: &scratch)
            builder.set(handle(.firstName), scratch.span)
        }
        if presence.has(.lastName, draws) {
            ProfileText.name(last.text, form: form.below(16), into: &scratch)
            builder.set(handle(.lastName), scratch.span)
        }
        if presence.has(.gender, draws) {
            builder.set(handle(.gender), ProfileText.gender(isWoman, form: form.below(50)).span)
        }
        if presence.has(.birth, draws) {
            ProfileText.birth(draws[.birth], form: draws[.birthForm], into: &scratch)
            builder.set(handle(.birth), scratch.span)
        }
        if presence.has(.email, draws) {
            ProfileText.email(first, last, number, draws[.emailForm], into: &scratch)
            builder.set(handle(.email), scratch.span)
        }
    }

    private mutating func contact(
        _ locality: Locality,
        _ city: Locality.City,
        _ draws: PersonDraws,
        _ builder: inout PeopleBuilder
    ) {
        if presence.has(.phone, draws) {
            ProfileText.phone(locality, city, draws[.phone], form: draws[.phoneForm], into: &scratch)
            builder.set(handle(.phone), scratch.span)
        }
        if presence.has(.subscription, draws) {
            builder.set(handle(.subscription), ProfileText.subscription(draws[.subscription]).span)
        }
    }

    private mutating func place(
        _ locality: Locality,
        _ city: Locality.City,
        _ draws: PersonDraws,
        _ builder: inout PeopleBuilder
    ) {
        if presence.has(.country, draws) {
            scratch.removeAll(keepingCapacity: true)
            let isLower = draws[.countryForm].isBelow(0.03)
            for byte in locality.country { scratch.append(isLower ? byte | 0x20 : byte) }
            builder.set(handle(.country), scratch.span)
        }
        if presence.has(.city, draws) { builder.set(handle(.city), city.name.span) }
        if presence.has(.language, draws) { builder.set(handle(.language), locality.language.span) }
        if presence.has(.zone, draws) { builder.set(handle(.zone), locality.timeZone.span) }
        if presence.has(.state, draws) { builder.set(handle(.state), city.state.span) }
        if presence.has(.zip, draws) {
            ProfileText.pattern(city.zip, draws[.zip], into: &scratch)
            builder.set(handle(.zip), scratch.span)
        }
    }
}
