import AudienceSync
import CanvasModel
import CanvasStep

@testable import FacebookAudience

/// Reads settings that are written as JSON, each member on a line of its own.
enum SettingsProbe {
    /// The members that every step needs.
    static let needed = #""ad_account":"act_1","match_on":["email"]"#

    static func read(_ json: String) -> (settings: FacebookAudienceSettings, problems: [Diagnostic]) {
        var diagnostics = Diagnostics()
        let position = Position(file: "canvas.yaml", line: 1, column: 1)
        let settings = FacebookAudienceStep.declaration.read(located(json), at: position, into: &diagnostics)
        return (settings, diagnostics.all)
    }

    static func located(_ json: String) -> LocatedValue? {
        AnswerJSON(json.utf8).map { located($0, line: 1) }
    }

    private static func located(_ value: AnswerJSON, line: Int) -> LocatedValue {
        let position = Position(file: "canvas.yaml", line: line, column: 1)
        switch value {
        case .null: return LocatedValue(.scalar("", isPlain: true), at: position)
        case .boolean(let boolean):
            return LocatedValue(.scalar(boolean ? "true" : "false", isPlain: true), at: position)
        case .number(let text): return LocatedValue(.scalar(text, isPlain: true), at: position)
        case .text(let text): return LocatedValue(.scalar(text, isPlain: false), at: position)
        case .list(let elements): return LocatedValue(.list(elements.map { located($0, line: line) }), at: position)
        case .object:
            let members = (value.members ?? []).enumerated().map { index, member in
                LocatedValue.Member(
                    key: member.name,
                    position: Position(file: "canvas.yaml", line: line + index, column: 1),
                    value: located(member.value, line: line + index)
                )
            }
            return LocatedValue(.map(members), at: position)
        }
    }
}
