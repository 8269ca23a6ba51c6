import CanvasStep

/// A place of a canvas at which people are compared.
enum ComparedPlace: Hashable {
    /// A step, by its id.
    case step(String)
    /// A variant, by its name.
    case variant(String)
    /// A reason to leave.
    case exit(String)
    /// A conversion event, by its name.
    case conversion(String)
    /// An audience.
    case audience(network: String, adAccount: String, name: String)
}

extension ComparedPlace {
    /// The audience that a record is about.
    init(audienceOf record: SyncRecord) {
        self = .audience(network: record.network, adAccount: record.adAccount, name: record.audience)
    }
}
