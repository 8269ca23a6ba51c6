import AudienceSync
import CanvasModel
import CanvasStep

/// The audiences of an ad account as Meta lists them.
struct AudienceListing {
    let adAccount: String
    private var audiences: [AnswerJSON] = []

    init(adAccount: String) {
        self.adAccount = adAccount
    }

    /// Takes a page in.
    mutating func append(_ page: AnswerJSON) {
        audiences.append(contentsOf: page["data"]?.elements ?? [])
    }

    /// How many of them are customer lists.
    var customerLists: Int {
        audiences.count { $0["subtype"]?.text == "CUSTOM" }
    }

    /// The audience of exactly that name, if there is one.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - marker: What its description must hold when the canvas must have made it.
    /// - Throws: `LaunchRefusal` when it can't be synced to, when another made it, or when there are several.
    func audience(named name: String, markedBy marker: String? = nil) throws(LaunchRefusal) -> AudienceHandle? {
        let found = audiences.filter { $0["name"]?.text == name }
        guard let audience = found.first, let id = audience["id"]?.text else { return nil }
        guard found.count == 1 else {
            let ids = found.compactMap { $0["id"]?.text }.joined(separator: ", ")
            throw LaunchRefusal(
                "ad account \(adAccount) has \(found.count) audiences named `\(name)` "
                    + "(\(TroubleshootingRow.wrongAudience.rawValue))",
                resolve: "name one by its number with audience: { existing: \"<number>\" }; there are \(ids)",
                isByNetwork: true
            )
        }
        if let marker, audience["description"]?.text?.contains(marker) != true {
            throw LaunchRefusal(
                "ad account \(adAccount) has an audience `\(name)` that this canvas did not make "
                    + "(\(TroubleshootingRow.cannotCreate.rawValue))",
                resolve: "choose another name, or sync to it on purpose with audience: { existing: \(name) }",
                isByNetwork: true
            )
        }
        if case .incident(var problem) = LaunchAnswers.verdict(onAudience: audience) {
            problem.sentence = "`\(name)`: \(problem.sentence)"
            throw LaunchRefusal(problem)
        }
        return AudienceHandle(adAccount: adAccount, id: id, name: name)
    }

    /// Why a name that is not listed can't be synced to.
    func unknown(_ name: String) -> LaunchRefusal {
        let names = audiences.compactMap { $0["name"]?.text }
        let nearest = Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`? Otherwise " } ?? ""
        return LaunchRefusal(
            "ad account \(adAccount) has no audience named `\(name)` (\(TroubleshootingRow.wrongAudience.rawValue))",
            resolve: nearest + TroubleshootingRow.wrongAudience.resolve,
            isByNetwork: true
        )
    }
}
