import CanvasModel
import NetworkSimulator

/// An audience and who is in it.
///
/// Source: Meta, Custom Audience reference.
struct CustomAudience: Codable {
    let id: String
    /// The number of the ad account that owns it.
    let account: String
    /// How many audiences were made before it, which orders lists and cursors.
    let ordinal: Int
    var name: String
    let subtype: String
    let createdAt: Instant
    var updatedAt: Instant
    var contentUpdatedAt: Instant
    /// Every other parameter that it was made or changed with, kept as sent and acted on by nothing.
    private(set) var kept: [Parameter] = []
    /// What first filled it, `MULTI_HASHES` or `HASHES_OR_USER_IDS`.
    private(set) var dataSource: String?
    /// The numbers of the ad accounts that it is shared with, in the order shared.
    var sharedWith: [String] = []
    /// The replacement under way.
    private(set) var replacement: Replacement?
    /// Whether the last replacement ended before all of it had come.
    private(set) var isReplacementBroken = false

    private(set) var members = MemberSet()
    private(set) var rows: KeptRows?
    private(set) var received = 0
    private(set) var invalid = 0
    /// Whether most rows of the last upload were wrong.
    private(set) var wasMostlyInvalid = false

    /// A parameter and its value.
    struct Parameter: Codable {
        let name: String
        var value: JSON
    }

    /// An upload that takes the place of all members.
    struct Replacement: Codable {
        let session: UInt64
        let openedAt: Instant
    }

    init(id: String, account: String, ordinal: Int, name: String, subtype: String, at instant: Instant) {
        self.id = id
        self.account = account
        self.ordinal = ordinal
        self.name = name
        self.subtype = subtype
        createdAt = instant
        updatedAt = instant
        contentUpdatedAt = instant
    }

    /// A parameter as sent.
    func parameter(_ name: String) -> JSON? {
        kept.first { $0.name == name }?.value
    }

    /// Sets a parameter that is only kept.
    mutating func keep(_ name: String, _ value: JSON) {
        if let index = kept.firstIndex(where: { $0.name == name }) {
            kept[index].value = value
        } else {
            kept.append(Parameter(name: name, value: value))
        }
    }

    /// Whether people come with a value.
    var isValueBased: Bool { parameter("is_value_based")?.truth ?? false }
}

/// Who is in it.
extension CustomAudience {
    /// Adds people.
    mutating func insert(_ upload: PeopleUpload, keepsRows: Bool) {
        members.reserve(upload.rows.members.count)
        for person in upload.rows.members { members.insert(person) }
        if dataSource == nil { dataSource = upload.schema.dataSource }
        guard keepsRows else { return }
        var rows = rows ?? KeptRows()
        self.rows = nil
        for (person, row) in zip(upload.rows.members, upload.rows.kept) {
            rows.insert(row, member: person, names: upload.schema.names)
        }
        self.rows = rows
    }

    /// Removes people; who is no member is passed over.
    mutating func remove(_ upload: PeopleUpload) {
        for person in people(of: upload.rows) {
            members.remove(person)
            rows?.remove(person)
        }
    }

    /// How many members would be left without these people.
    func count(without rows: UserRows) -> Int {
        members.count - Set(people(of: rows).map(MemberSet.identity)).count { members.contains($0) }
    }

    /// The people whom rows mean: by any key that tells people apart when the rows of members are kept, else by the
    /// best key alone.
    private func people(of uploaded: UserRows) -> [UInt64] {
        guard let rows else { return uploaded.members }
        return uploaded.members + rows.members(by: uploaded.kept.flatMap(\.keys))
    }

    /// Counts an upload.
    mutating func note(_ upload: PeopleUpload, at instant: Instant) {
        received += upload.rows.count
        invalid += upload.rows.invalid
        wasMostlyInvalid = upload.rows.invalid * 2 > upload.rows.count
        contentUpdatedAt = instant
    }

    /// Lets all members go, for others to come in that session.
    mutating func beginReplacement(_ session: UInt64, at instant: Instant) {
        members = MemberSet()
        rows = nil
        replacement = Replacement(session: session, openedAt: instant)
        isReplacementBroken = false
    }

    /// Ends the replacement that is under way.
    mutating func endReplacement() {
        replacement = nil
    }

    /// Ends a replacement whose time is over, with what came.
    mutating func settle(at instant: Instant) {
        guard let open = replacement, instant - open.openedAt > UploadSession.window else { return }
        replacement = nil
        isReplacementBroken = true
    }
}
