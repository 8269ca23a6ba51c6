/// People of whom no two share a key, as a scenario writes them.
enum ConformancePeople {
    /// So many people with everything that networks match by; every other one is to leave.
    static func listed(_ count: Int) -> String {
        "[" + (1...count).map { person($0) }.joined(separator: ", ") + "]"
    }

    /// What marks personal data, so that it is found wherever it goes.
    static let mark = "kitmark"

    /// The same people, of whom each lacks the address, the number or the device, one after the other.
    static func incomplete(_ count: Int) -> String {
        let lacking = ["email:", "phone:", "google_ad_id:"]
        return "["
            + (1...count).map { number in
                let attributes = attributes(number).filter { !$0.hasPrefix(lacking[number % lacking.count]) }
                return "{ " + attributes.joined(separator: ", ") + " }"
            }
            .joined(separator: ", ") + "]"
    }

    private static func person(_ number: Int) -> String {
        "{ " + attributes(number).joined(separator: ", ") + " }"
    }

    /// The attributes of one of them, by name.
    static func values(_ number: Int) -> [String: String] {
        let pairs = attributes(number).map { attribute in
            let parts = attribute.split(separator: ": ", maxSplits: 1).map(String.init)
            return (parts[0], parts[1].filter { $0 != "\"" })
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func attributes(_ number: Int) -> [String] {
        let digits = String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
        let device = "0000\(digits)-7dec-11d0-a765-00a0c91e6bf6"
        return [
            "external_id: kit-\(digits)", "email: \(mark).\(digits)@example.com", "phone: \"+1800555\(digits)\"",
            "first_name: \(mark)first\(digits)", "last_name: \(mark)last\(digits)", "country: US",
            "home_city: Springfield", "gender: F", "dob: 1980-05-17", "ad_tracking_enabled: true",
            "google_ad_id: \(device)", "leaves: \(number.isMultiple(of: 2))",
        ]
    }

    /// Somebody of whom no network can make a key.
    static let keyless = "[{ external_id: nobody, leaves: true }, \(person(1)), \(person(2))]"

    /// Texts of a person that must not be sent as they are.
    static func secrets(_ count: Int) -> [String] {
        (1...count).flatMap { number in
            let digits = String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
            return ["\(mark).\(digits)@example.com", "1800555\(digits)"]
        }
    }
}
