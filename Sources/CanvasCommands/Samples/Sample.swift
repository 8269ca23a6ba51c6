package import CanvasStep

/// A canvas that a plugin carries in its code.
package struct Sample: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What it shows, as the plugin's documentation or the first comment of the canvas says.
    package let title: String?
    /// The canvas.
    package let canvas: SampleFile
    /// The world that it runs in.
    package let scenario: SampleFile?
    /// All files of the plugin, among which paths in canvas and scenario are looked up.
    package let files: [SampleFile]

    /// The canvas and its scenario.
    package var ownFiles: [SampleFile] { [canvas] + (scenario.map { [$0] } ?? []) }
}
