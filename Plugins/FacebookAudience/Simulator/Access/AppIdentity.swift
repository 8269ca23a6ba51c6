import CanvasModel
import CanvasStep
import NetworkSimulator

/// The app, its system user and their secrets, as given or made up from the seed.
struct AppIdentity {
    /// How the app is called.
    static let name = "Simulated app"

    private let seed: UInt64
    let accessToken: String
    let appID: String
    let appSecret: String
    let userID: String
    let businessID: String

    init(_ settings: SimulatorSettings) {
        let seed = settings.seed
        self.seed = seed
        func given(_ name: String) -> String? { settings.credentials[name]?.revealed }
        accessToken =
            given("access_token") ?? Self.token(seed, "token")
        appSecret = given("app_secret") ?? Self.text(seed, "secret", of: 32, from: "0123456789abcdef")
        appID = given("app_id") ?? "7" + Self.text(seed, "app", of: 14, from: "0123456789")
        userID = "1000" + Self.text(seed, "user", of: 11, from: "0123456789")
        businessID = "2" + Self.text(seed, "business", of: 14, from: "0123456789")
    }

    /// The token with which an app speaks for itself.
    var appToken: String { "\(appID)|\(appSecret)" }

    /// The system user's token of that number.
    func token(_ number: Int) -> String {
        number == 0 ? accessToken : Self.token(seed, "token \(number)")
    }

    private static func token(_ seed: UInt64, _ purpose: String) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return "EAA" + text(seed, purpose, of: 172, from: letters)
    }

    private static func text(_ seed: UInt64, _ purpose: String, of length: Int, from letters: String) -> String {
        let letters = Array(letters)
        return String(
            (0..<length).map { index in
                let bits = StableHash.combine(StableHash.combine(seed, StableHash.of(purpose)), UInt64(index))
                return letters[Int(Draw(bits: bits).below(UInt64(letters.count)))]
            }
        )
    }
}
