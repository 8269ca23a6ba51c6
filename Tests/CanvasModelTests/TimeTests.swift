import CanvasModel
import Testing

@Suite struct TimeTests {
    @Test(
        "an instant is read with its zone and floored, and written in UTC",
        arguments: [
            ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"), ("2026-03-02T10:00:00.9+01:00", "2026-03-02T09:00:00Z"),
            ("2024-02-29T23:59:59-00:30", "2024-03-01T00:29:59Z"), ("2023-02-29T00:00:00Z", nil),
            ("2026-03-02T09:00:00", nil), ("2026-03-02", nil),
        ] as [(String, String?)]
    )
    func instants(text: String, written: String?) {
        #expect(Instant(rfc3339: text)?.description == written)
    }

    @Test(
        "a duration is read in units or as ISO 8601",
        arguments: [
            ("1h30m", 5400), ("2d", 172_800), ("PT1H30M", 5400), ("P1W", 604_800), ("", nil), ("5", nil), ("P1Y", nil),
        ] as [(String, Int64?)]
    )
    func intervals(text: String, seconds: Int64?) {
        #expect(Interval(text)?.seconds == seconds)
    }
}
