import CanvasModel
public import CanvasStep

/// Sends people a message on one channel; in a run, marks that they received it.
///
/// Source: Braze, Message step. People go on once the message is sent; who fails the delivery validation leaves the
/// canvas, or goes on without it.
public struct Message: ImmediateStep {
    private let channel: MessageChannel
    private let validation: Predicate?
    private let failure: Verdict
    private let sends: Metric
    private let uniqueRecipients: Metric
    private var recipients: DailyRecipients

    /// Makes the step.
    public static func launch(
        _ settings: MessageSettings,
        shared: NothingShared,
        context: LaunchContext
    ) async throws -> Message {
        Message(
            channel: settings.channel,
            validation: settings.validation.map { context.compile($0) },
            failure: settings.onFailure == .exit ? .exit(.deliveryValidation) : .advance(),
            sends: try context.metric("sends"),
            uniqueRecipients: try context.metric("unique_recipients"),
            recipients: DailyRecipients(people: context.people.count)
        )
    }

    /// Sends to everybody who passes the validation.
    public mutating func process(_ cohort: inout Cohort) {
        let before = recipients.count
        recipients.begin(cohort.now)
        let received = validation.map { send(to: &cohort, passing: $0) } ?? sendToAll(&cohort)
        if channel != .inAppMessage, received > 0 { cohort.count(sends, by: received) }
        if recipients.count > before { cohort.count(uniqueRecipients, by: recipients.count - before) }
    }

    private mutating func sendToAll(_ cohort: inout Cohort) -> Int {
        for visit in cohort.visits { recipients.note(visit.person) }
        cohort.mark(.received)
        cohort.decide(.advance())
        return cohort.count
    }

    private mutating func send(to cohort: inout Cohort, passing validation: Predicate) -> Int {
        let (context, now, step) = (cohort.context, cohort.now, cohort.step)
        let (advance, failure) = (Verdict.advance(), failure)
        var received = 0
        cohort.decideEach { visit in
            guard validation.holds(for: visit.person, entry: visit.entry, at: now, in: context.facts) else {
                return failure
            }
            received += 1
            recipients.note(visit.person)
            context.mark(.received, step: step, person: visit.person, entry: visit.entry)
            return advance
        }
        return received
    }
}

extension ExitReason {
    /// The person failed the delivery validation of a message.
    public static let deliveryValidation = ExitReason("delivery_validation")
}
