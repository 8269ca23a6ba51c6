public import CanvasModel

extension FieldType where Value == Int {
    /// A share in percent, 0 to 100 with at most two decimals, read as hundredths of a percent.
    ///
    /// Shares that must add to 100 are added as whole numbers, so that 33.33, 33.33 and 33.34 do.
    public static var percent: FieldType {
        FieldType(scalar: "a percentage from 0 to 100 with at most two decimals", schema: .number) { value in
            guard let percent = value.number, (0...100).contains(percent) else { return nil }
            let hundredths = (percent * 100).rounded()
            return abs(hundredths - percent * 100) < 1e-6 ? Int(hundredths) : nil
        }
    }
}

/// Writes shares as documents do.
public enum PercentText {
    /// Hundredths of a percent as a percentage: 3333 as `33.33`, 5000 as `50`.
    public static func of(hundredths: Int) -> String {
        NumberText.of(Double(hundredths) / 100)
    }
}
