import CanvasModel

/// The shape of a generated population, made ready for use once a run.
struct PopulationShape {
    /// An attribute with a shape of its own.
    struct Attribute {
        let handle: PeopleBuilder.Handle
        let values: ShapeValues
    }

    /// How large a share of the people lacks an attribute that they have by default, where a shape says.
    private(set) var missing: [String: Double] = [:]
    /// The attributes that take their values from a shape.
    private(set) var attributes: [Attribute] = []
    /// The names of these.
    private(set) var replaced: Set<String> = []
    /// Whether the devices allow ad tracking, when a shape says.
    private(set) var tracking: ShapeValues?

    init(_ shapes: [(name: String, shape: Shape)], _ builder: inout PeopleBuilder) {
        for (name, shape) in shapes {
            if shape.source == .standard {
                missing[name] = shape.missing ?? 0
                continue
            }
            let values = ShapeValues(name: name, shape: shape)
            if name == StandardAttribute.adTrackingEnabled.rawValue {
                tracking = values
                continue
            }
            replaced.insert(name)
            attributes.append(Attribute(handle: builder.handle(name), values: values))
        }
    }
}
