/// What a command works with.
struct Session: Sendable {
    /// What the person typed behind the tool's name.
    let arguments: [String]
    /// What the executable's plugins bring.
    let toolbox: Toolbox
    /// What reads and runs canvases.
    let engine: any CanvasEngine
    /// Where a command writes.
    let console: any Console
    /// Ctrl-C, for the commands that end in an orderly way.
    let interruption: Interruption
    /// What tells that files change, for the commands that stay.
    let watch: any FileWatch

    /// What the person means by `WHAT`.
    func subject(_ what: String) throws(CommandFailure) -> Subject {
        Subject.isPath(what) ? .file(what) : .sample(try toolbox.samples.sample(named: what))
    }
}
