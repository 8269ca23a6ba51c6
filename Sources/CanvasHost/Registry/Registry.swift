public import CanvasStep

/// The step types that a host knows, each with the plugin that brought it.
///
/// It is made once, from the one list of plugins in the executable, and is a value from then on.
/// ```swift
/// let registry = try Registry([StandardSteps(), FacebookAudience()])
/// let (canvas, diagnostics) = CanvasReader(registry).read(document)
/// ```
public struct Registry: Sendable {
    /// The plugins in the order given.
    public let plugins: [any StepPlugin]
    private let records: [Entry]
    private let indices: [String: Int]

    private struct Entry {
        let record: any StepTypeRecord
        let plugin: Int
    }

    /// Registers plugins.
    ///
    /// - Parameter plugins: The plugins; their order is the order of the lists that people see.
    /// - Throws: `RegistrationError` with every duplicate name and malformed declaration.
    public init(_ plugins: [any StepPlugin]) throws(RegistrationError) {
        var check = RegistrationCheck()
        for plugin in plugins { check.add(plugin) }
        guard check.problems.isEmpty else { throw RegistrationError(check.problems) }
        var records: [Entry] = []
        for (index, plugin) in plugins.enumerated() {
            for type in plugin.stepTypes {
                records.append(Entry(record: Self.record(type, of: plugin), plugin: index))
            }
        }
        self.plugins = plugins
        self.records = records
        indices = Dictionary(
            records.enumerated().map { ($1.record.description.type, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The registered step types, in the order of their plugins.
    public var stepTypes: [StepTypeDescription] { records.map(\.record.description) }

    /// The plugin that brought a step type.
    public func plugin(ofType type: String) -> (any StepPlugin)? {
        pluginIndex(ofType: type).map { plugins[$0] }
    }

    /// Whether the steps of a type share something in a run, so that what becomes of one person there can depend on others.
    package func isShared(type: String) -> Bool {
        record(ofType: type)?.isShared ?? false
    }

    func pluginIndex(ofType type: String) -> Int? {
        indices[type].map { records[$0].plugin }
    }

    func record(ofType type: String) -> (any StepTypeRecord)? {
        indices[type].map { records[$0].record }
    }

    private static func record<S: Step>(_ type: S.Type, of plugin: any StepPlugin) -> any StepTypeRecord {
        TypedStepRecord(type, plugin: plugin.name, stability: plugin.stability)
    }
}
