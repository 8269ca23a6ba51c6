public import CanvasHost
public import CanvasModel
import CanvasStep

extension Scenario {
    /// Notes what the scenario asks of a canvas that does not have it: steps, their metrics and paths, conversions,
    /// variants, audiences, events, people, reasons to leave, rows of troubleshooting tables.
    ///
    /// Names that only a file of people or events knows are checked when it is read, before the journey.
    public func check(against canvas: Canvas, registry: Registry, into diagnostics: inout Diagnostics) {
        _ = behavior(in: canvas, into: &diagnostics)
        _ = midFlow(in: canvas, into: &diagnostics)
        guard let expectations else { return }
        var check = ExpectationCheck(canvas, registry)
        for expectation in expectations {
            check.check(expectation)
            if case .generated = people { expectation.checkTolerance(into: &check.diagnostics) }
        }
        check.checkPeople(of: expectations, among: knownPeople)
        check.checkEvents(of: expectations, among: knownEvents(of: canvas))
        diagnostics.add(check.diagnostics.all)
    }
}

/// Checks the names of expectations, one expectation after another.
struct ExpectationCheck {
    let canvas: Canvas
    let names: ExpectedNames
    var diagnostics = Diagnostics()
    /// The steps that were refused, by line: an entry with several figures names its step once.
    private var refused: Set<String> = []
    /// Where the names of the expectation that is looked at were written.
    private var places: [String: Position] = [:]

    init(_ canvas: Canvas, _ registry: Registry) {
        self.canvas = canvas
        names = ExpectedNames(canvas, registry)
    }

    mutating func check(_ expectation: Expectation) {
        let position = expectation.position
        places = expectation.places
        switch expectation.claim {
        case .figure(let subject, _, _): check(subject, at: position)
        case .person(let claim): check(claim.fact, at: position)
        case .members(let claim): audience(claim.audience, at: position)
        case .overTime(let claim): check(claim, at: position)
        }
    }

    private mutating func check(_ subject: Expectation.Subject, at position: Position) {
        switch subject {
        case .step(let id, let figure):
            guard let known = names.figures(of: id) else { return step(id, at: position) }
            refuse(figure, "the step `\(id)` has no metric or path", among: known, at: position)
        case .conversion(let name, let variant, _):
            conversion(name, at: position)
            if let variant { self.variant(variant, at: position) }
        case .audience(let reference, _): audience(reference, at: position)
        case .exits(let reason): exit(reason, at: position)
        case .incident(let filter, _):
            if !names.incidents.isEmpty {
                refuse(filter.code, "no troubleshooting table has a row", among: names.incidents, at: position)
            }
            if let network = filter.network { self.network(network, at: position) }
            if let step = filter.step { self.step(step, at: position) }
        case .network(let name, _): network(name, at: position)
        case .people, .noIncidents: break
        }
    }

    private mutating func check(_ fact: PersonClaim.Fact, at position: Position) {
        switch fact {
        case .path(let steps), .visits(let steps):
            for id in steps { step(id, at: position) }
        case .enteredAt(_, let id), .leftAt(_, let id), .interaction(_, _, let id): step(id, at: position)
        case .because(let reason): exit(reason, at: position)
        case .variant(let name): variant(name, at: position)
        case .converted(let names):
            for name in names { conversion(name, at: position) }
        case .member(let reference, _): audience(reference, at: position)
        case .exited, .exitedAt, .convertedAtAll, .entries, .attribute: break
        }
    }

    private mutating func check(_ claim: TemporalClaim, at position: Position) {
        switch claim.proposition {
        case .member(let reference, _): audience(reference, at: position)
        case .outside(let reason): if let reason { exit(reason, at: position) }
        case .happens(let happening): check(happening, at: position)
        }
        if let cause = claim.cause { check(cause, at: position) }
    }

    private mutating func check(_ happening: Happening, at position: Position) {
        switch happening {
        case .event: break
        case .arrival(let id), .interaction(_, let id): step(id, at: position)
        case .entry(let name): if let name { variant(name, at: position) }
        case .conversion(let name): if let name { conversion(name, at: position) }
        case .exit(let reason): if let reason { exit(reason, at: position) }
        }
    }

    private mutating func step(_ id: String, at position: Position) {
        guard !canvas.steps.contains(where: { $0.id == id }) else { return }
        guard refused.insert("\(id) \(position.line)").inserted else { return }
        refuse(id, "the canvas has no step", among: canvas.steps.map(\.id), at: position)
    }

    private mutating func conversion(_ name: String, at position: Position) {
        refuse(name, "the canvas has no conversion", among: canvas.conversions.map(\.name), at: position)
    }

    private mutating func variant(_ name: String, at position: Position) {
        refuse(name, "the canvas has no variant", among: canvas.variants.map(\.name), at: position)
    }

    private mutating func exit(_ reason: String, at position: Position) {
        refuse(reason, "nobody leaves the canvas for the reason", among: names.exits, at: position)
    }

    private mutating func network(_ name: String, at position: Position) {
        refuse(name, "no step reaches a network", among: names.networks, at: position)
    }

    private mutating func audience(_ reference: AudienceReference, at position: Position) {
        if let network = reference.network { self.network(network, at: position) }
        guard let all = names.audiences else { return }
        let known = all.filter { $0.name == reference.name }
        guard !known.isEmpty else {
            return refuse(reference.name, "no step uses an audience", among: all.map(\.name), at: position)
        }
        if let account = reference.adAccount {
            let accounts = known.compactMap(\.adAccount)
            refuse(account, "the audience `\(reference.name)` is in no ad account", among: accounts, at: position)
        }
        let meant = known.filter {
            reference.accepts(name: $0.name, network: $0.network ?? "", adAccount: $0.adAccount ?? "")
        }
        if meant.count > 1 {
            diagnostics.error(
                at: position,
                "\(meant.count) audiences are called `\(reference.name)`",
                fix: "say which one by network or ad_account"
            )
        }
    }

    mutating func refuse(_ name: String, _ what: String, among known: [String], at position: Position) {
        guard !known.contains(name) else { return }
        diagnostics.error(
            at: places[name] ?? position,
            "\(what) `\(name.prefix(60))`",
            fix: Spelling.suggestion(for: name, among: known)
        )
    }
}
