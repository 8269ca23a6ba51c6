/// Marks parts of a screen by colour, when it is a terminal that shows them.
struct TerminalStyle {
    /// Whether anything is marked.
    let isOn: Bool

    /// All is well.
    func good(_ text: String) -> String { mark(text, "32") }
    /// Something is wrong.
    func bad(_ text: String) -> String { mark(text, "31") }
    /// Something less important.
    func faint(_ text: String) -> String { mark(text, "2") }

    // "Select graphic rendition" of ECMA-48; 0 resets.
    private func mark(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
