import CanvasFlow
import CanvasModel

/// Something that holds of every case.
struct Property: Sendable {
    let name: String
    /// What is wrong with the case; `nil` when it holds.
    let problem: @Sendable (Case) async throws -> String?

    /// What a case does with it.
    enum Answer: Equatable {
        case holds
        case fails(String)
        /// The case is no valid input.
        case isNoCase(String)
    }

    func answer(on made: Case) async -> Answer {
        do {
            return try await problem(made).map(Answer.fails) ?? .holds
        } catch let error as NotACase {
            return .isNoCase(error.description)
        } catch let error as Diagnostic {
            return .isNoCase(error.description)
        } catch {
            return .fails("\(error)")
        }
    }
}
