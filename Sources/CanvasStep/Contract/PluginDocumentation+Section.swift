extension PluginDocumentation {
    /// A part of a page with a title of its own.
    public struct Section: Hashable, Sendable {
        /// The title.
        public let title: String
        /// What it says.
        public let blocks: [Block]

        /// Makes a section.
        public init(_ title: String, _ blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    /// A piece of a page.
    ///
    /// Texts are plain but for `code` between backticks and `<https://…>` around an address.
    public enum Block: Hashable, Sendable {
        /// Some sentences.
        case paragraph(String)
        /// Things to do one after another.
        case steps([String])
        /// Things side by side.
        case points([String])
        /// Rows of cells under a heading a column.
        case table([String], [[String]])
        /// Text to be typed or pasted, in a language such as `sh` or `yaml`.
        case code(String, language: String)
    }
}
