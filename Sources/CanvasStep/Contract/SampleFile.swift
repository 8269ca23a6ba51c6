/// A file that a plugin carries in its code: a canvas, its scenario, or data that the scenario names.
///
/// A sample `NAME` is `NAME.canvas.yaml` with `NAME.scenario.yaml` beside it; paths in the two are names of other
/// files of the same plugin. Embedded rather than installed, so that a binary that was moved still has them.
public struct SampleFile: Hashable, Sendable {
    /// The file's name, without a folder.
    public let name: String
    /// Its contents.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
