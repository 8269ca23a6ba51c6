import CanvasModel
public import CanvasStep

/// A canvas put together in code: what a `*.canvas.yaml` says, with the step types themselves in the place of names.
///
/// ```swift
/// let canvas = CanvasDocument("Cart", trigger: "cart_abandoned", steps: [
///     .step("wait", Delay.self, ["duration": "1h"], next: "bought"),
///     .step("bought", DecisionSplit.self, ["if": ["event": "purchase", "in_last": "1h"]],
///           next: ["yes": "exit", "no": "remind"]),
///     .step("remind", Message.self, ["channel": "email"]),
/// ])
/// ```
public struct CanvasDocument: Sendable {
    let name: String
    let fields: [(String, DocumentValue)]
    let steps: [Node]
    let position: Position

    /// One step of a canvas.
    public struct Node: Sendable {
        let members: [(String, DocumentValue)]
        let position: Position

        /// Describes a step.
        ///
        /// - Parameters:
        ///   - id: Its name in the canvas.
        ///   - type: Its type.
        ///   - settings: Its settings, as a document has them.
        ///   - next: The step that follows, or for several paths, one each; nothing when the journey ends there.
        public static func step<Kind: Step>(
            _ id: String,
            _ type: Kind.Type,
            _ settings: DocumentValue? = nil,
            next: DocumentValue? = nil,
            fileID: String = #fileID,
            line: Int = #line
        ) -> Node {
            var members: [(String, DocumentValue)] = [("id", .text(id)), ("type", .text(type.typeName))]
            if let settings { members.append(("settings", settings)) }
            if let next { members.append(("next", next)) }
            return Node(members: members, position: Position(file: fileID, line: line))
        }
    }

    /// Puts a canvas together.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - trigger: The event that brings people in; `nil` where `fields` has a `schedule`.
    ///   - fields: What else a document may say at its top: `audience`, `entry`, `exit_criteria`, `conversions`,
    ///     `variants`, `segments`, `schedule`.
    ///   - steps: The steps.
    public init(
        _ name: String,
        trigger: String? = nil,
        _ fields: DocumentValue = [:],
        steps: [Node],
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.name = name
        let schedule: DocumentValue? = trigger.map { ["type": "action_based", "trigger": ["event": .text($0)]] }
        self.fields = (schedule.map { [("schedule", $0)] } ?? []) + fields.members
        self.steps = steps
        position = Position(file: fileID, line: line)
    }

    var document: LocatedValue {
        let head = [("name", DocumentValue.text(name))] + fields
        var members = head.map { LocatedValue.Member(key: $0.0, position: position, value: $0.1.located(at: position)) }
        let nodes = steps.map { DocumentValue.map($0.members).located(at: $0.position) }
        members.append(.init(key: "steps", position: position, value: LocatedValue(.list(nodes), at: position)))
        return LocatedValue(.map(members), at: position)
    }
}
