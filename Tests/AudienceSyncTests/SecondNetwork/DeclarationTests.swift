import AudienceSync
import CanvasHost
import CanvasModel
import CanvasStep
import Testing

/// What a network must not declare: refused when a host starts, with plugin and field.
@Suite struct DeclarationTests {
    private func problem(_ change: (inout ListNetwork) -> Void) throws -> String {
        var plugin = ListPlugin()
        change(&plugin.adNetwork)
        let error = try #require(throws: RegistrationError.self) { try Registry([plugin]) }
        #expect("\(error)".contains("plugin `lists`"))
        return "\(error)"
    }

    private static func rule(_ example: MatchKeyRule.Example) -> MatchKeyRule {
        MatchKeyRule("lists.email.1", name: "email", of: "email", [.trim, .lower], digest: .none, example: example)
    }

    private static func failure(row: String = "L1", status: Int? = 401) -> NetworkFailure {
        NetworkFailure(
            "wrong_token",
            status: status,
            .incident(.token),
            row: row,
            "the token is wrong",
            example: HTTPResponse(status: 401)
        )
    }

    @Test("A network without a flaw is taken")
    func flawless() throws {
        var plugin = ListPlugin()
        plugin.adNetwork.rules = [Self.rule(.init(" Ada", wire: "ada"))]
        plugin.adNetwork.troubleshooting = [.init("L1", error: "Token", "It is wrong.", resolve: "make another")]
        plugin.adNetwork.failures = [Self.failure()]
        _ = try Registry([plugin])
    }

    @Test("A limit of zero")
    func limits() throws {
        #expect(try problem { $0.limits.people = 0 }.contains("`limits.people` is 0"))
        #expect(try problem { $0.limits.bytes = 64 }.contains("`limits.bytes` is 64"))
        #expect(try problem { $0.limits.timeout = .zero }.contains("`limits.timeout`"))
        #expect(try problem { $0.limits.seed = 0 }.contains("`limits.seed` is 0"))
        #expect(try problem { $0.limits.session = .zero }.contains("`limits.session`"))
    }

    @Test("A rule without an example, or with one that does not come true; of older rules too")
    func rules() throws {
        #expect(try problem { $0.rules = [Self.rule(.init("", wire: ""))] }.contains("`lists.email.1` has no example"))
        #expect(
            try problem { $0.rules = [Self.rule(.init("Ada", wire: "Ada"))] }.contains("makes `ada` of its example")
        )
        let newer = MatchKeyRule(
            "lists.email.2",
            name: "email",
            of: "email",
            [.lower],
            digest: .none,
            supersedes: [Self.rule(.init("", wire: ""))],
            example: .init("A", wire: "a")
        )
        #expect(try problem { $0.rules = [newer] }.contains("`lists.email.1` has no example"))
    }

    @Test("A failure that nothing maps to, of a row that is not there, or declared twice")
    func failures() throws {
        let rows = [PluginDocumentation.Troubleshooting("L1", error: "Token", "It is wrong.", resolve: "make another")]
        #expect(try problem { $0.failures = [Self.failure(row: "L9")] }.contains("row L9, which the troubleshooting"))
        #expect(
            try problem {
                $0.troubleshooting = rows
                $0.failures = [Self.failure(status: nil)]
            }.contains("nothing maps to it")
        )
        #expect(
            try problem {
                $0.troubleshooting = rows
                $0.failures = [Self.failure(), Self.failure()]
            }.contains("two rows named `wrong_token`")
        )
    }
}
