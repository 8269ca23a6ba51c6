import CanvasModel
import CanvasStep

/// What a customer list is made with, beyond its name.
///
/// Meta: Custom Audience reference, creating.
public struct AudienceDetails: Hashable, Sendable {
    /// Where the people's data was collected; the value restricts nothing, and Meta wants it said.
    public enum Source: String, CaseIterable, Sendable {
        /// By the advertiser, from the people themselves.
        case users = "USER_PROVIDED_ONLY"
        /// By partners.
        case partners = "PARTNER_PROVIDED_ONLY"
        /// By both.
        case both = "BOTH_USER_AND_PARTNER_PROVIDED"
    }

    /// What Ads Manager shows below the name.
    public var description: String?
    /// Where the data was collected.
    public var source = Source.users
    /// After how many days people leave the audience by themselves; `nil` for never.
    public var retentionDays: Int?

    /// Makes the details of a document that gives none.
    public init() {}

    /// Reads what stands beside `create`.
    static func read(_ value: LocatedValue, into diagnostics: inout Diagnostics) -> AudienceDetails? {
        let before = diagnostics.all.count
        var details = AudienceDetails()
        if let description = value["description"] {
            details.description = FieldType<String>.text.read(description, &diagnostics)
        }
        if let source = value["customer_file_source"] {
            details.source = FieldType<Source>.choice.read(source, &diagnostics) ?? details.source
        }
        if let retention = value["retention"] {
            details.retentionDays = days(retention, &diagnostics)
        }
        return diagnostics.all[before...].contains { $0.severity == .error } ? nil : details
    }

    /// Meta: retention_days, 1 to 180.
    private static func days(_ value: LocatedValue, _ diagnostics: inout Diagnostics) -> Int? {
        let seconds = value.text.flatMap { Interval($0) }?.seconds ?? 0
        guard seconds.isMultiple(of: 86_400), (1...180).contains(seconds / 86_400) else {
            diagnostics.error(
                at: value.position,
                "\(value.kindDescription) is no time that Facebook keeps people for",
                fix: "write whole days from 1d to 180d, or leave it out to keep them for good"
            )
            return nil
        }
        return Int(seconds / 86_400)
    }
}
