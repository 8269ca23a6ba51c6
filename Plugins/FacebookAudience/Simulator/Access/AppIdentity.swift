import CanvasModel
import CanvasStep
import NetworkSimulator

/// The app, its system user and their secrets, as given or made up from the seed.
struct AppIdentity {
    let accessToken: String
    let appID: String
    let appSecret: String
    let userID: String
    let businessID: String

    init(_ settings: SimulatorSettings) {
        let seed = settings.seed
        func given(_ name: String) -> String? { settings.credentials[name]?.revealed }
        accessToken =
            given("access_token") ?? "EAA"
            + Self.text(
                seed,
                "token",
                of: 172,
                from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "abcdefghijklmnopqrstuvwxyz0123456789"
            )
        appSecret = given("app_secret") ?? Self.text(seed, "secret", of: 32, from: "0123456789abcdef")
        appID = given("app_id") ?? "7" + Self.text(seed, "app", of: 14, from: "0123456789")
        userID = "1000" + Self.text(seed, "user", of: 11, from: "0123456789")
        businessID = "2" + Self.text(seed, "business", of: 14, from: "0123456789")
    }

    /// The token with which an app speaks for itself.
    var appToken: String { "\(appID)|\(appSecret)" }

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
