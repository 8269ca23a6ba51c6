import CanvasModel

/// How far Meta trusts an app, which sets how many calls it may make.
///
/// Source: Meta, Marketing API, Rate Limiting; Authorization, access levels.
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

    /// The points that an ad account's calls may score, and how long it is blocked beyond them.
    var score: (most: Int, block: Interval) {
        switch self {
        case .development: (60, Interval(seconds: 300))
        case .standard: (9_000, Interval(seconds: 60))
        }
    }

    /// How the header `X-Ad-Account-Usage` names it.
    var headerName: String { "\(rawValue)_access" }
}
