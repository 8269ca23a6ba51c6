import CanvasModel
import CanvasStep

/// A version of the Marketing API that the plugin speaks, newest first.
///
/// Source: Meta, Graph API and Marketing API changelogs, Available Marketing API versions, as of 2026-11. What an ended
/// version answers is error 2635; it stays listed so that a canvas which names it is told when it ended.
public enum FacebookVersion: String, CaseIterable, Sendable {
    /// Released 2026-07-29.
    case v26 = "v26.0"
    /// Released 2026-02-18.
    case v25 = "v25.0"
    /// Ended 2026-10-06.
    case v24 = "v24.0"
    /// Ended 2026-06-09.
    case v23 = "v23.0"

    /// The one that requests name unless a step names another.
    public static let newest = FacebookVersion.v26

    /// The day on which it stops working, as far as that is announced.
    var sunset: CivilDate? {
        switch self {
        case .v26, .v25: nil
        case .v24: CivilDate(year: 2026, month: 10, day: 6)
        case .v23: CivilDate(year: 2026, month: 6, day: 9)
        }
    }

    /// The version as the plugin declares it.
    var declaration: NetworkDeclaration.Version {
        NetworkDeclaration.Version(rawValue, sunset: sunset)
    }
}
