import CanvasScenario
import Testing
import Foundation

@Suite struct PersonExpectationTests {
    @Test("explore") func explore() async throws {
        let text = try String(contentsOfFile: "/work/main/explore.txt", encoding: .utf8)
        for block in text.components(separatedBy: "\n\n") {
        let w = ScenarioWorld.shop(expecting: block)
        print("PROBLEMS", try w.problems().joined(separator: "\n"))
        do {
        for f in try await w.failures() { print(f) }
        } catch { print("no run") }
        }
    }
}
