import CanvasModel
import NetworkSimulator

/// An audience as the Graph shows it.
struct AudienceNode: GraphNode {
    static let typeName = "CustomAudience"
    static let defaultFields = ["id"]

    private let audience: CustomAudience
    private let options: FacebookSimulatorOptions
    private let lookalikes: [String]

    init(_ audience: CustomAudience, options: FacebookSimulatorOptions, lookalikes: [String] = []) {
        self.audience = audience
        self.options = options
        self.lookalikes = lookalikes
    }

    func field(_ name: String) -> FieldValue? {
        switch name {
        case "id": .value(.text(audience.id))
        case "account_id": .value(.text(audience.account))
        case "name": .value(.text(audience.name))
        case "subtype": .value(.text(audience.subtype))
        case "approximate_count_lower_bound": .value(.number(bounds.lower))
        case "approximate_count_upper_bound": .value(.number(bounds.upper))
        case "data_source": .value(source)
        case "delivery_status": .value(deliveryStatus)
        case "operation_status":
            .value(["code": .number(operationStatus.code), "description": .text(operationStatus.description)])
        case "permission_for_actions": .value(permissions)
        case "time_created": .value(.number(audience.createdAt.seconds))
        case "time_updated": .value(.number(audience.updatedAt.seconds))
        case "time_content_updated": .value(.number(audience.contentUpdatedAt.seconds))
        case "is_value_based", "is_snapshot": .value(.bool(audience.parameter(name)?.truth ?? false))
        case "retention_days": .value(audience.parameter(name).flatMap(\.integer).map { JSON.number($0) } ?? 0)
        case "lookalike_audience_ids": lookalikes.isEmpty ? .unset : .value(.array(lookalikes.map(JSON.text)))
        case "sharing_status": sharingStatus
        case "owner_account_info": .value(Self.accountInfo(audience.account, options: options))
        case "description", "customer_file_source", "opt_out_link", "rule", "rule_aggregation", "pixel_id",
            "audience_labels", "allowed_domains", "use_for_products", "usage_restriction", "lookalike_spec",
            "origin_audience_id":
            .optional(audience.parameter(name))
        case "delete_time", "owner_business", "page_deletion_marked_delete_time",
            "fields_violating_integrity_policy":
            .unset
        default: nil
        }
    }

    /// An ad account as audiences name it.
    static func accountInfo(_ account: String, options: FacebookSimulatorOptions) -> JSON {
        var info: [JSON.Member] = [
            .init(name: "account_id", value: .text(account)),
            .init(name: "account_name", value: .text("Ad account \(account)")),
        ]
        if options.hasBusiness {
            info.append(.init(name: "business_name", value: "Simulated business"))
        }
        return .object(info)
    }

    /// Meta shows no exact count: small lists read 1,000, others a range around it, in hundreds.
    private var bounds: (lower: Int, upper: Int) {
        guard audience.subtype != "LOOKALIKE" else { return (-1, -1) }
        let matched = audience.members.matched
        guard matched >= 1000 else { return (1000, 1000) }
        return (max(matched * 98 / 10_000 * 100, 1000), (matched * 115 + 9_999) / 10_000 * 100)
    }

    private var source: JSON {
        guard let kind = audience.dataSource else {
            return ["type": "UNKNOWN", "sub_type": "ANYTHING", "creation_params": "[]"]
        }
        return ["type": "FILE_IMPORTED", "sub_type": .text(kind), "creation_params": "[]"]
    }

    private var deliveryStatus: JSON {
        audience.members.matched < 1000
            ? ["code": 300, "description": "Audience is too small to be used in campaign creation."]
            : ["code": 200, "description": "This audience is ready for use."]
    }

    /// What Meta is doing with the audience.
    ///
    /// Source: Meta, Custom Audience reference, `operation_status`; only the text of 200 was seen.
    var operationStatus: (code: Int, description: String) {
        let code =
            if options.operationStatus != 200 {
                options.operationStatus
            } else if audience.replacement != nil {
                414
            } else if audience.isReplacementBroken {
                415
            } else if audience.subtype == "CUSTOM", audience.received == 0 {
                410
            } else if audience.wasMostlyInvalid {
                412
            } else {
                200
            }
        return (code, Self.statuses[code] ?? "Unknown")
    }

    private static let statuses = [
        0: "Status not available", 100: "Expiring", 200: "Normal", 400: "Warning", 410: "No upload",
        411: "Low match rate", 412: "High invalid rate", 414: "Replace in progress", 415: "Replace error",
        421: "No pixel", 422: "Pixel not firing", 423: "Invalid pixel", 431: "Lookalike refresh failed",
        432: "Lookalike build failed", 433: "Lookalike build failed", 434: "Lookalike build failed, retrying",
        441: "Populating", 442: "Could not be prefilled", 450: "Out of date", 470: "Account inactive",
        471: "Flagged for integrity", 500: "Error",
    ]

    private var permissions: JSON {
        let canEdit = options.canEdit && operationStatus.code != 471
        return [
            "can_edit": .bool(canEdit), "can_see_insight": true, "can_share": .bool(canEdit),
            "subtype_supports_lookalike": true, "supports_recipient_lookalike": true,
        ]
    }

    private var sharingStatus: FieldValue {
        guard !audience.sharedWith.isEmpty else { return .unset }
        return .value(["sharing_relationship_id": .text(audience.id), "status": "active"])
    }
}
