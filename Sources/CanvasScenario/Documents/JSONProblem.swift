/// What keeps bytes from being JSON.
struct JSONProblem: Error, Hashable {
    /// Where, in bytes from the beginning of what is scanned.
    let offset: Int
    /// What is wrong there.
    let sentence: String
}
