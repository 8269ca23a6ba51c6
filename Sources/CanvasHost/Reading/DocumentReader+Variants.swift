import CanvasModel
import CanvasStep

extension DocumentReader {
    /// Reads `variants`; without any, one takes everybody to the first step.
    mutating func variants(_ section: Section, firstStep: StepDraft?) -> [VariantDraft] {
        guard let value = section["variants"] else {
            return [
                VariantDraft(
                    name: "Variant 1",
                    namePosition: section.value.position,
                    share: 10_000,
                    isControl: false,
                    firstStep: firstStep?.id,
                    position: section.value.position,
                    firstStepPosition: section.value.position
                )
            ]
        }
        if value.elements?.isEmpty == true {
            diagnostics.error(
                at: value.position,
                "`variants` is empty",
                fix: "leave it out for one variant that takes everybody"
            )
        }
        return section.list("variants", into: &diagnostics).compactMap { variant($0) }
    }

    private mutating func variant(_ value: LocatedValue) -> VariantDraft? {
        let keys = ["name", "percent", "first_step", "control"]
        guard let section = Section(value, "a variant", keys: keys, into: &diagnostics) else { return nil }
        let name = section.require("name", .text, example: "Variant 1", into: &diagnostics)
        let share = section.require("percent", FieldType<Int>.percent, example: "50", into: &diagnostics)
        let isControl = section.read("control", .boolean, into: &diagnostics) ?? false
        let firstStep = section.read("first_step", .text, into: &diagnostics)
        if isControl, section["first_step"] != nil {
            diagnostics.error(
                at: section.position(of: "first_step"),
                "a control group has no first step, as its people leave at once",
                fix: "leave `first_step` out"
            )
        }
        if !isControl, section["first_step"] == nil {
            diagnostics.error(
                at: value.position,
                "the variant `\(name ?? "")` does not say where it begins",
                fix: "add first_step with the id of a step, or control: true"
            )
        }
        return VariantDraft(
            name: name ?? "",
            namePosition: section["name"]?.position ?? value.position,
            share: share,
            isControl: isControl,
            firstStep: isControl ? nil : firstStep,
            position: value.position,
            firstStepPosition: section["first_step"]?.position ?? value.position
        )
    }
}
