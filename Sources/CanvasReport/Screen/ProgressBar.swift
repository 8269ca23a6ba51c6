/// How far a run is, as one line: `[################                ] day 7 of 14   0.3 s`.
public struct ProgressBar: Hashable, Sendable {
    /// How much of the run's virtual time has passed, 0 to 1.
    public var fraction: Double
    /// The day of the run that it is, from 1.
    public var day: Int
    /// How many days the run has.
    public var days: Int
    /// How long it has taken, in wall time.
    public var seconds: Double

    /// Makes a bar.
    public init(fraction: Double, day: Int, days: Int, seconds: Double) {
        self.fraction = fraction
        self.day = day
        self.days = days
        self.seconds = seconds
    }

    /// How many of the bar's 32 places are filled.
    public var filled: Int {
        guard fraction > 0 else { return 0 }
        return min(Self.width, Int(min(fraction, 1) * Double(Self.width)))
    }

    /// The line, without a line feed.
    public var text: String {
        let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: Self.width - filled)
        return "[\(bar)] day \(Figures.grouped(day)) of \(Figures.grouped(days))   \(Figures.seconds(seconds))"
    }

    private static let width = 32
}
