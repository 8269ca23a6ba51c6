/// The keys of a row that identify somebody only together.
struct PersonalKeys: OptionSet {
    let rawValue: UInt8

    static let lastName = PersonalKeys(rawValue: 1)
    static let firstName = PersonalKeys(rawValue: 2)
    static let place = PersonalKeys(rawValue: 4)
    static let birthYear = PersonalKeys(rawValue: 8)

    /// Whether these, all in one row, are enough to tell who it is.
    var identify: Bool {
        isSuperset(of: [.lastName, .firstName]) && !isDisjoint(with: [.place, .birthYear])
    }
}
