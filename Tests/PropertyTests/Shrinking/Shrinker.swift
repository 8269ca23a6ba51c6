/// Makes a failing case smaller, for as long as something smaller fails too.
struct Shrinker {
    let property: Property
    /// How many cases are tried at most.
    var budget = 600

    /// The smallest case found, and what is wrong with it.
    func shrink(_ failing: Case, problem: String) async -> (Case, String) {
        var (smallest, reason, left) = (failing, problem, budget)
        var isSmaller = true
        while isSmaller, left > 0 {
            isSmaller = false
            // A part taken away makes all later candidates different ones, so they are made anew.
            for candidate in smallest.smaller {
                guard left > 0 else { break }
                left -= 1
                guard case .fails(let problem) = await property.answer(on: candidate) else { continue }
                (smallest, reason, isSmaller) = (candidate, problem, true)
                break
            }
        }
        return (smallest, reason)
    }
}
