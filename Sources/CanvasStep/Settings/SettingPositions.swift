public import CanvasModel

/// Where the settings of a step were written, so that a message can point at one.
public struct SettingPositions: Sendable {
    private let whole: Position
    private let fields: [String: Position]

    /// Takes the positions from the document.
    public init(step: Position, settings: LocatedValue?) {
        whole = settings?.position ?? step
        fields = Dictionary(
            (settings?.members ?? []).map { ($0.key, $0.value.position) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Where a setting was written; where all settings begin, when it was not.
    public subscript(name: String) -> Position {
        fields[name] ?? whole
    }

    /// Whether the document sets it.
    public func isWritten(_ name: String) -> Bool {
        fields[name] != nil
    }
}
