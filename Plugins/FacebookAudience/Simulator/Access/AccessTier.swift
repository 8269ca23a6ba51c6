/// How far Meta trusts an app, which sets how many calls it may make.
///
/// Source: Meta, Marketing API, Rate Limiting: custom audience calls in an hour.
enum AccessTier: String, CaseIterable {
    case development, standard

    private static let most = 700_000

    /// The calls that an ad account with so many audiences may get in an hour.
    func quota(audiences: Int) -> Int {
        let base =
            switch self {
            case .development: 5_000
            case .standard: 190_000
            }
        return min(base + 40 * audiences, Self.most)
    }
}
