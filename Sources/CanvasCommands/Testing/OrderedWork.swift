/// Work on several things at once, whose results come in the order of the things whichever is done first.
enum OrderedWork {
    /// Does the work.
    ///
    /// - Parameters:
    ///   - inputs: The things.
    ///   - width: How many are worked on at once.
    ///   - work: What is done with each.
    ///   - take: Gets each result, in order, as soon as it and all before it are there.
    static func run<Input: Sendable, Output: Sendable>(
        _ inputs: [Input],
        width: Int,
        _ work: @escaping @Sendable (Input) async -> Output,
        take: (Output) -> Void
    ) async {
        await withTaskGroup(of: (Int, Output).self) { group in
            var begun = 0
            func begin() {
                guard begun < inputs.count else { return }
                let (index, input) = (begun, inputs[begun])
                group.addTask { (index, await work(input)) }
                begun += 1
            }
            for _ in 0..<max(width, 1) { begin() }
            var done: [Int: Output] = [:]
            var next = 0
            while let (index, output) = await group.next() {
                begin()
                done[index] = output
                while let output = done.removeValue(forKey: next) {
                    take(output)
                    next += 1
                }
            }
        }
    }
}
