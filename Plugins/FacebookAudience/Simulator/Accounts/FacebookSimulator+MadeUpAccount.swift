extension FacebookSimulator {
    /// The ad account of the bundled samples, so that they run against a stand-in that was told nothing.
    public static var madeUpAdAccount: String { "act_1234567890" }
}
