import CanvasModel

/// How the Graph shows an audience.
extension CustomAudience: GraphNode {
    static let typeName = "CustomAudience"
    static let defaultFields = ["id"]

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(id))
        case "account_id": .value(.text(account))
        case "name": .value(.text(self.name))
        case "subtype": .value(.text(subtype))
        case "approximate_count_lower_bound": .value(.number(bounds.lower))
        case "approximate_count_upper_bound": .value(.number(bounds.upper))
        case "data_source": .value(source)
        case "delivery_status": .value(deliveryStatus)
        case "operation_status": .value(["code": 200, "description": "Normal"])
        case "permission_for_actions": .value(permissions)
        case "time_created": .value(.number(createdAt.seconds))
        case "time_updated": .value(.number(updatedAt.seconds))
        case "time_content_updated": .value(.number(contentUpdatedAt.seconds))
        case "is_value_based", "is_snapshot": .value(.bool(kept(name)?.truth ?? false))
        case "retention_days": .value(kept(name).flatMap(\.integer).map { JSON.number($0) } ?? 0)
        case "description", "customer_file_source", "opt_out_link", "rule", "rule_aggregation", "pixel_id",
            "audience_labels", "allowed_domains", "use_for_products", "usage_restriction", "lookalike_spec",
            "origin_audience_id":
            .optional(kept(name))
        case "delete_time", "sharing_status", "lookalike_audience_ids", "owner_business",
            "page_deletion_marked_delete_time", "fields_violating_integrity_policy":
            .unset
        default: nil
        }
    }

    private func kept(_ name: String) -> JSON? {
        kept.first { $0.name == name }?.value
    }

    /// Meta shows no exact count: small lists read 1,000, others a range around it.
    private var bounds: (lower: Int, upper: Int) {
        matched < 1000 ? (1000, 1000) : (matched * 98 / 100, matched * 115 / 100)
    }

    private var source: JSON {
        guard let dataSource else { return ["type": "UNKNOWN", "sub_type": "ANYTHING", "creation_params": "[]"] }
        return ["type": "FILE_IMPORTED", "sub_type": .text(dataSource), "creation_params": "[]"]
    }

    private var deliveryStatus: JSON {
        matched < 1000
            ? ["code": 300, "description": "Audience is too small to be used in campaign creation."]
            : ["code": 200, "description": "This audience is ready for use."]
    }

    private var permissions: JSON {
        [
            "can_edit": true, "can_see_insight": true, "can_share": true, "subtype_supports_lookalike": true,
            "supports_recipient_lookalike": true,
        ]
    }
}
