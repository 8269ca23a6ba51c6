public import CanvasStep

extension FacebookAudience {
    /// The bundled samples: a canvas and its scenario for each use case, then for bad days.
    ///
    /// The build makes one constant a file and no list; a test compares this one with the folder.
    public static var samples: [SampleFile] {
        [
            SampleFile(name: "abandoned-cart.canvas.yaml", bytes: PackageResources.abandoned_cart_canvas_yaml),
            SampleFile(name: "abandoned-cart.scenario.yaml", bytes: PackageResources.abandoned_cart_scenario_yaml),
            SampleFile(
                name: "high-value-customers.canvas.yaml",
                bytes: PackageResources.high_value_customers_canvas_yaml
            ),
            SampleFile(
                name: "high-value-customers.scenario.yaml",
                bytes: PackageResources.high_value_customers_scenario_yaml
            ),
            SampleFile(
                name: "email-non-responders.canvas.yaml",
                bytes: PackageResources.email_non_responders_canvas_yaml
            ),
            SampleFile(
                name: "email-non-responders.scenario.yaml",
                bytes: PackageResources.email_non_responders_scenario_yaml
            ),
            SampleFile(
                name: "suppress-recent-buyers.canvas.yaml",
                bytes: PackageResources.suppress_recent_buyers_canvas_yaml
            ),
            SampleFile(
                name: "suppress-recent-buyers.scenario.yaml",
                bytes: PackageResources.suppress_recent_buyers_scenario_yaml
            ),
            SampleFile(name: "lookalike-seed.canvas.yaml", bytes: PackageResources.lookalike_seed_canvas_yaml),
            SampleFile(name: "lookalike-seed.scenario.yaml", bytes: PackageResources.lookalike_seed_scenario_yaml),
            SampleFile(
                name: "thirteen-hour-outage.canvas.yaml",
                bytes: PackageResources.thirteen_hour_outage_canvas_yaml
            ),
            SampleFile(
                name: "thirteen-hour-outage.scenario.yaml",
                bytes: PackageResources.thirteen_hour_outage_scenario_yaml
            ),
            SampleFile(name: "token-revoked.canvas.yaml", bytes: PackageResources.token_revoked_canvas_yaml),
            SampleFile(name: "token-revoked.scenario.yaml", bytes: PackageResources.token_revoked_scenario_yaml),
            SampleFile(name: "terms-withdrawn.canvas.yaml", bytes: PackageResources.terms_withdrawn_canvas_yaml),
            SampleFile(name: "terms-withdrawn.scenario.yaml", bytes: PackageResources.terms_withdrawn_scenario_yaml),
            SampleFile(
                name: "audience-size-floor.canvas.yaml",
                bytes: PackageResources.audience_size_floor_canvas_yaml
            ),
            SampleFile(
                name: "audience-size-floor.scenario.yaml",
                bytes: PackageResources.audience_size_floor_scenario_yaml
            ),
            SampleFile(
                name: "throttled-for-an-hour.canvas.yaml",
                bytes: PackageResources.throttled_for_an_hour_canvas_yaml
            ),
            SampleFile(
                name: "throttled-for-an-hour.scenario.yaml",
                bytes: PackageResources.throttled_for_an_hour_scenario_yaml
            ),
        ]
    }
}
