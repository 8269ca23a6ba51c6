import CanvasModel
import CanvasStep

/// Finds the filters within the settings of a step by the shapes that its fields declare.
enum SettingFilters {
    static func find(in settings: LocatedValue?, _ fields: [FieldDescription]) -> [Filter] {
        fields.flatMap { field in settings?[field.name].map { find(in: $0, field.schema) } ?? [] }
    }

    private static func find(in value: LocatedValue, _ schema: Schema) -> [Filter] {
        switch schema {
        case .filter:
            // Its problems were noted when the settings were read.
            var noted = Diagnostics()
            return Filter.read(value, into: &noted).map { [$0] } ?? []
        case .list(let element):
            return (value.elements ?? []).flatMap { find(in: $0, element) }
        case .object(let fields):
            return fields.flatMap { field in value[field.name].map { find(in: $0, field.schema) } ?? [] }
        case .either(let schemas):
            return schemas.first { matches(value, $0) }.map { find(in: value, $0) } ?? []
        case .text, .integer, .number, .boolean, .duration, .instant, .choice:
            return []
        }
    }

    /// Whether a value can have been read by a shape, as far as filters need to know.
    private static func matches(_ value: LocatedValue, _ schema: Schema) -> Bool {
        switch schema {
        case .filter: return value.members != nil
        case .list: return value.elements != nil
        case .object(let fields):
            return value.members?.allSatisfy { member in fields.contains { $0.name == member.key } } ?? false
        case .either(let schemas): return schemas.contains { matches(value, $0) }
        case .text, .integer, .number, .boolean, .duration, .instant, .choice: return value.text != nil
        }
    }
}
