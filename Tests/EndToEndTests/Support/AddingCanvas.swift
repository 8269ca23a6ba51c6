import CanvasTesting
import FacebookAudience

extension CanvasDocument {
    /// Everybody who may be tracked is added to one audience, when they do `joined`.
    static func adding(batching: DocumentValue) -> CanvasDocument {
        CanvasDocument(
            "Adding",
            trigger: "joined",
            ["audience": ["attribute": "ad_tracking_enabled", "equals": true]],
            steps: [
                .step(
                    "add",
                    FacebookAudienceStep.self,
                    [
                        "ad_account": "act_1234567890", "audience": ["create": "everybody"], "action": "add",
                        "match_on": ["email", "phone", "first_name", "last_name"], "batching": batching,
                    ]
                )
            ]
        )
    }
}
