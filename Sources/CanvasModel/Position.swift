/// A place in an input file: what a diagnostic points at.
public struct Position: Hashable, Sendable, CustomStringConvertible {
    /// The file as the person named it.
    public var file: String
    /// The line, from 1; 0 when the place is the file as a whole.
    public var line: Int
    /// The column in characters, from 1; 0 when the place is a line as a whole.
    public var column: Int

    /// Makes a position.
    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, without what is 0.
    public var description: String {
        if line == 0 { return file }
        return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    }
}
