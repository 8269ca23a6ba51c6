public import CanvasModel
public import CanvasStep

/// What a message is sent on, and to whom.
public struct MessageSettings: StepSettings {
    /// What becomes of who fails the delivery validation.
    public enum Failure: String, CaseIterable, Sendable {
        /// They leave the canvas.
        case exit
        /// They go on without the message.
        case advance
    }

    /// The channel.
    public var channel = MessageChannel.email
    /// What the message says, in short; for who reads the document.
    public var subject: String?
    /// The filter that is asked at the instant of sending.
    public var validation: Filter?
    /// What becomes of who fails it.
    public var onFailure = Failure.exit

    /// Makes the settings that a document which says nothing means.
    public init() {}
}

/// A channel that messages are sent on.
///
/// Source: Braze, Message step.
public enum MessageChannel: String, CaseIterable, Sendable {
    case email
    case push
    case sms
    case mms
    case rcs
    case inAppMessage = "in_app_message"
    case contentCard = "content_card"
    case banner
    case webhook
    case whatsApp = "whatsapp"
    case line
    case kakaoTalk = "kakaotalk"
}

extension Message {
    /// The type's name, settings, path and metrics.
    public static let declaration = StepDeclaration<MessageSettings>(
        type: "message",
        title: "Message",
        summary: "Sends a message on one channel.",
        fields: [
            Field("channel", \.channel, .choice, "What it is sent on.", example: "email"),
            Field(
                optional: "subject",
                \.subject,
                .text,
                "What it says, in short; for who reads the document.",
                example: "Your cart is waiting"
            ),
            Field(
                optional: "validate",
                \.validation,
                .filter,
                "The delivery validation: a filter that is asked at the instant of sending.",
                example: "{ attribute: email_subscribe, not_equals: unsubscribed }"
            ),
            Field(
                "on_failure",
                \.onFailure,
                .choice,
                "What becomes of who fails the validation: exit, or advance without the message.",
                default: "exit",
                example: "advance"
            ),
        ],
        rules: { settings, positions in
            guard settings.onFailure != .exit, settings.validation == nil else { return [] }
            return [
                .warning(
                    at: positions["on_failure"],
                    "`on_failure` has no effect",
                    fix: "it belongs to a validate filter"
                )
            ]
        },
        metrics: [
            MetricDeclaration("sends", "Messages sent; always 0 for in-app messages, which an app fetches."),
            MetricDeclaration("unique_recipients", "People who got it, each counted once a day of UTC."),
            MetricDeclaration("opens", "Messages opened.", counts: .opened),
            MetricDeclaration("clicks", "Messages clicked.", counts: .clicked),
        ],
        exits: [.deliveryValidation]
    )
}
