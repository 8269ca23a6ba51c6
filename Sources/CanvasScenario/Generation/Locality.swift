/// A country as generated people live in it.
struct Locality: Sendable {
    /// A name as people write it, and as it stands in an e-mail address.
    struct Name: Sendable {
        let text: [UInt8]
        let address: [UInt8]

        init(_ text: String, _ address: String? = nil) {
            self.text = Array(text.utf8)
            self.address = Array((address ?? text.lowercased().filter { $0.isASCII && $0.isLetter }).utf8)
        }
    }

    /// A city with what belongs to it; `#` in a postcode stands for a digit.
    struct City: Sendable {
        let name: [UInt8]
        let state: [UInt8]
        let zip: [UInt8]
        let area: [UInt8]

        init(_ name: String, _ state: String, zip: String, area: String = "") {
            self.name = Array(name.utf8)
            self.state = Array(state.utf8)
            self.zip = Array(zip.utf8)
            self.area = Array(area.utf8)
        }
    }

    let country: [UInt8]
    let language: [UInt8]
    let timeZone: [UInt8]
    /// How likely it is that somebody lives here, relative to the others.
    let weight: Int
    let callingCode: [UInt8]
    /// What a number begins with within the country, and only there.
    let trunk: [UInt8]
    /// A number without calling code and trunk prefix, from a range that its regulator keeps for fiction; `@` stands for
    /// the city's area code, `#` for a digit.
    let phone: [UInt8]
    let women: [Name]
    let men: [Name]
    let families: [Name]
    let cities: [City]

    init(
        _ country: String,
        language: String,
        timeZone: String,
        weight: Int,
        phone: (code: String, trunk: String, pattern: String),
        women: [Name],
        men: [Name],
        families: [Name],
        cities: [City]
    ) {
        self.country = Array(country.utf8)
        self.language = Array(language.utf8)
        self.timeZone = Array(timeZone.utf8)
        self.weight = weight
        callingCode = Array(phone.code.utf8)
        trunk = Array(phone.trunk.utf8)
        self.phone = Array(phone.pattern.utf8)
        self.women = women
        self.men = men
        self.families = families
        self.cities = cities
    }
}
