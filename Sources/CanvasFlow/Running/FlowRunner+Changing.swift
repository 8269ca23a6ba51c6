import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// Changes the profile that is to change when its person comes to the step, if they are among who comes.
    mutating func changeArrived(at step: Int) {
        guard let change = input.change, change.step == step,
            cohort.visits.contains(where: { $0.person == change.person && $0.reason == .arrived })
        else { return }
        input.change = nil
        for value in change.values {
            for launched in launched.services {
                launched.service.profileWillChange(change.person, column: value.column, in: context)
            }
            context.facts.people.set(value, of: Int(change.person))
        }
    }
}
