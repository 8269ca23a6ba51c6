/// A version of the Graph API as a path names it, `v26.0`.
struct GraphVersion: Comparable {
    let major: Int
    let minor: Int

    init?(_ text: String) {
        guard text.first == "v" else { return nil }
        let numbers = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let major = Int(numbers[0]), let minor = Int(numbers[1])
        else { return nil }
        self.major = major
        self.minor = minor
    }

    static func < (left: GraphVersion, right: GraphVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
