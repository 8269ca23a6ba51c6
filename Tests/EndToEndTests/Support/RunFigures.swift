/// The figures of a result that the tests look at.
struct RunFigures: Decodable {
    struct People: Decodable {
        let inPopulation: Int
        let entries: Int
        let entered: Int
        let exited: Int
        let inCanvas: Int

        enum CodingKeys: String, CodingKey {
            case entries, entered, exited
            case inPopulation = "in_population"
            case inCanvas = "in_canvas"
        }
    }

    struct StepFigures: Decodable {
        let id: String
        let type: String
        let metrics: [String: Int]
        let paths: [String: Int]
    }

    struct Audience: Decodable {
        let name: String
        let received: Int
        let matched: Int?
    }

    struct Network: Decodable {
        let requests: Int
        let retries: Int
    }

    struct Incident: Decodable {
        let code: String
        let error: String
        let resolve: String
    }

    let version: Int
    let people: People
    let exits: [String: Int]
    let steps: [StepFigures]
    let audiences: [Audience]
    let network: [String: Network]
    let incidents: [Incident]

    func step(_ id: String) -> StepFigures? { steps.first { $0.id == id } }
}
