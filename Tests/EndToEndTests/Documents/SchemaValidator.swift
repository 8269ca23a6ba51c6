import AudienceSync
import CanvasModel
import Foundation

/// What of JSON Schema the schema of canvases uses, held against a document.
struct SchemaValidator {
    let schema: AnswerJSON

    func problem(_ value: LocatedValue) -> String? { problem(value, schema, at: "canvas") }

    private func problem(_ value: LocatedValue, _ schema: AnswerJSON, at place: String) -> String? {
        if case .boolean(let isAllowed) = schema { return isAllowed ? nil : "\(place): it is not allowed" }
        if let reference = schema["$ref"]?.text {
            let target = self.schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))]
            return target.map { problem(value, $0, at: place) } ?? "\(place): `\(reference)` leads nowhere"
        }
        if let types = schema["type"], !Self.names(types).contains(where: { Self.has(value, $0) }) {
            return "\(place): it is of another type"
        }
        if let words = schema["enum"]?.elements, !words.contains(where: { $0.text == value.text }) {
            return "\(place): it is none of the words"
        }
        if let word = schema["const"], word.text != value.text { return "\(place): it is another word" }
        if let pattern = schema["pattern"]?.text, let text = value.text,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            return "\(place): it has another form"
        }
        if let number = value.text.flatMap({ Double($0) }) {
            if let least = schema["minimum"]?.number, number < least {
                return "\(place): it is less than \(Int(least))"
            }
            if let most = schema["maximum"]?.number, number > most { return "\(place): it is more than \(Int(most))" }
        }
        return inside(value, schema, at: place) ?? forms(value, schema, at: place)
    }

    private func inside(_ value: LocatedValue, _ schema: AnswerJSON, at place: String) -> String? {
        if let elements = value.elements {
            if let least = schema["minItems"]?.integer, elements.count < least {
                return "\(place): it is shorter than \(least)"
            }
            if let items = schema["items"] {
                for element in elements {
                    if let problem = problem(element, items, at: "\(place)[]") { return problem }
                }
            }
        }
        guard let members = value.members else { return nil }
        for name in schema["required"]?.elements?.compactMap(\.text) ?? [] where value[name] == nil {
            return "\(place): it needs `\(name)`"
        }
        for member in members {
            if let known = schema["properties"]?[member.key] {
                if let problem = problem(member.value, known, at: "\(place).\(member.key)") { return problem }
            } else if let other = schema["additionalProperties"] {
                if case .boolean(false) = other { return "\(place): `\(member.key)` is not known" }
                if let problem = problem(member.value, other, at: "\(place).\(member.key)") { return problem }
            }
        }
        return nil
    }

    private func forms(_ value: LocatedValue, _ schema: AnswerJSON, at place: String) -> String? {
        for (name, isExact) in [("anyOf", false), ("oneOf", true)] {
            guard let forms = schema[name]?.elements else { continue }
            let fitting = forms.count { problem(value, $0, at: place) == nil }
            if fitting == 0 || (isExact && fitting > 1) { return "\(place): it has none of the forms" }
        }
        for rule in schema["allOf"]?.elements ?? [] {
            guard let condition = rule["if"], let then = rule["then"], problem(value, condition, at: place) == nil
            else { continue }
            if let problem = problem(value, then, at: place) { return problem }
        }
        return nil
    }

    private static func names(_ types: AnswerJSON) -> [String] {
        types.elements?.compactMap(\.text) ?? [types.text].compactMap(\.self)
    }

    private static func has(_ value: LocatedValue, _ type: String) -> Bool {
        switch type {
        case "object": value.members != nil
        case "array": value.elements != nil
        case "integer": value.integer != nil
        case "number": value.text.flatMap { Double($0) } != nil
        case "boolean": value.boolean != nil
        default: value.text != nil
        }
    }
}
