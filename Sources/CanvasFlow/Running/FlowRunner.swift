public import CanvasHost
import CanvasModel
public import CanvasStep

/// Takes people through a launched canvas in virtual time.
///
/// Time goes from one busy second to the next. Within a second: network answers, events, new entries, steps in
/// topological order, wake-ups. Everything that a person is while waiting is a number in a calendar, so a million of
/// them cost tens of megabytes; nothing is a task, a closure or a heap node a person.
///
/// What is called a person or a second is `mutating` even where it changes nothing: the runner is a large struct, and
/// a call of a method that is not would copy it.
public struct FlowRunner {
    let launched: LaunchedCanvas
    var steps: RunningSteps
    var input: FlowInput
    let context: StepContext
    /// The hashes of `external_id`, held beside the people as every draw asks for one.
    let hashes: [UInt64]
    /// Whether a person can have a second entry.
    let hasReentries: Bool
    let graph: FlowGraph
    /// The last tick of the journey; tick 0 is the start.
    let end: Int

    var entries: EntryTable
    var tick = 0

    /// Visits on the edges where time passes, and timers of waiting visits.
    var calendar = Calendar()
    /// What people are about to do by themselves.
    var acts = Calendar()
    var wakes = WakeQueue()
    var logCursor = 0
    /// Who is put at a step, by time and person.
    var midFlow: [MidFlowEntry]
    var midFlowCursor = 0
    var nextOccurrence: Int?
    var occurrences = 0

    /// Who comes to each step in this tick: the person in the upper half, the entry in the lower, so that the order of
    /// the numbers is the order in which a step is given them.
    var inboxes: [[UInt64]]
    /// Emptied inboxes that are worth handing on, so that a crowd takes its memory along from step to step.
    var spareInboxes: [[UInt64]] = []
    static let largeInbox = 4096
    /// The visits of each step that waited there and go on in this tick.
    var resumed: [[Visit]]
    /// A bit for each place in the graph's order whose step has visits to be given.
    var pending: [UInt64]
    var cohort: Cohort
    var due: [CalendarItem] = []
    var happenings: [Happening] = []
    var candidates: [Candidate] = []
    var leaving: [UInt32] = []
    /// How many entries may leave before the steps are told: they only drop what they keep of them.
    static let mostUntold = 1024

    var waits: [UInt32: Wait] = [:]
    var visitOrdinals: [UInt64: UInt16] = [:]

    /// How many visits took each path, whether or not a step follows.
    var taken: [Int]
    /// How many of them had to leave the canvas at its end.
    var refused: [Int]
    var entered: [Int]
    var exited: [Int]
    /// Visits whose time on an edge ends after the journey.
    var beyondEnd: [Int]
    var exits = ExitCounts()
    var totalExits = 0
    var variantEntries: [Int]
    var variantConversions: [[Int]]
    var inAudience: Bitmap
    var cap: EntryCapCounter?

    /// Whether anybody asks what becomes of people.
    let isRecording: Bool
    /// What an event of each name means.
    var eventRules: [EventRules]
    var eventTraits: [EventTraits]
    var eventNames: [String]
    /// The number of each name of the input's events.
    var logPlans: [Int]
    var behaviors: [BehaviorPlan] = []
    var behaviorConditions: [Predicate?] = []
    var behaviorProperties: [Properties?] = []
    /// The behaviors that follow each interaction of each step.
    var behaviorsAfter: [[Int]]
    var behaviorsOnArrival: [[Int]]
    var startBehaviors: [Int] = []
    /// What filters remember each interaction of each step as.
    var interactionCodes: [UInt16?]
    /// The metric that counts each interaction of each step.
    var interactionMetrics: [Metric?]
    var awaitedInteractions: [[(step: Int, event: UInt8)]]
    let audience: Predicate?
    let exitFilter: Predicate?
    let variantKey: DrawKey
    var purchaseCodes: [String: UInt16] = [:]
    /// What filters ask for.
    let cited: CitedEvents
    var syncSeconds = 0.0
    /// The wall time that the journey took so far, waiting for networks included.
    var runSeconds = 0.0
    /// Whether what is due from the start on has been filed.
    var hasBegun = false
    var lastProgress = 0
    /// The attributes that filters ask for and nobody has.
    public let unknownAttributes: [String]

    /// A visit that waits at a step.
    struct Wait {
        let step: Int
        let events: UInt32
        let state: UInt64
        let until: Int
        let ordinal: UInt16
    }

    /// Something that a person does at a tick.
    struct Happening {
        let person: UInt32
        /// 0 for the input's events, 1 for behavior.
        let source: UInt32
        /// The event of the log, or the behavior.
        let index: Int
    }

    /// Somebody who may enter.
    struct Candidate {
        let person: UInt32
        /// The person's latest entry, once it is looked up.
        var latest = UInt32.max
        /// What triggered the entry, whose properties are its variables.
        let trigger: Happening
    }

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - launched: The canvas with its steps.
    ///   - input: The world that it runs in.
    ///   - recorder: Takes what becomes of people.
    public init(_ launched: LaunchedCanvas, input: FlowInput, recorder: (any RunRecorder)? = nil) {
        let canvas = launched.canvas
        let stepCount = canvas.steps.count
        let interactions = stepCount * Interaction.count
        graph = FlowGraph(canvas)
        taken = Array(repeating: 0, count: graph.edges.count)
        refused = taken
        entered = Array(repeating: 0, count: stepCount)
        exited = entered
        beyondEnd = entered
        inboxes = Array(repeating: [], count: stepCount)
        resumed = Array(repeating: [], count: stepCount)
        pending = Array(repeating: 0, count: stepCount / 64 + 1)
        variantEntries = Array(repeating: 0, count: canvas.variants.count)
        variantConversions = Array(
            repeating: Array(repeating: 0, count: canvas.conversions.count),
            count: canvas.variants.count
        )
        cap = canvas.entry.maxEntries.map { EntryCapCounter($0, start: input.start) }
        variantKey = DrawKey(seed: input.seed, place: "", purpose: "variant")
        end = Int((input.runFor ?? FlowInput.defaultLength(of: canvas)).seconds)
        if case .scheduled(let at, let every, let most) = canvas.schedule {
            let first = Int((at.map { $0 - input.start } ?? .zero).seconds)
            // What was due before the start is over; the rhythm goes on.
            let period = max(1, Int(every?.seconds ?? 1))
            let missed = first < 0 ? (period - 1 - first) / period : 0
            if missed == 0 || every != nil, missed < most ?? .max {
                occurrences = missed
                nextOccurrence = first + missed * period
            }
        }

        var compiler = launched.compiler
        var events = EventPlanner()
        audience = canvas.audience.map { compiler.compile($0) }
        exitFilter = canvas.exitFilter.map { compiler.compile($0) }
        behaviorsAfter = Array(repeating: [], count: interactions)
        behaviorsOnArrival = Array(repeating: [], count: stepCount)
        awaitedInteractions = Array(repeating: [], count: interactions)
        for (index, behavior) in input.behavior.enumerated() {
            let act: BehaviorPlan.Act
            switch behavior.act {
            case .event(let name, let properties):
                act = .event(plan: events.index(of: name))
                behaviorProperties.append(properties)
            case .interaction(let interaction, let step):
                act = .interaction(interaction, step: step)
                behaviorProperties.append(nil)
            }
            behaviors.append(BehaviorPlan(behavior, act: act, seed: input.seed, place: "behavior \(index)"))
            behaviorConditions.append(behavior.condition.map { compiler.compile($0) })
            switch behavior.cause {
            case .start: startBehaviors.append(index)
            case .interaction(let interaction, let step):
                behaviorsAfter[step * Interaction.count + interaction.ordinal].append(index)
            case .arrival(let step): behaviorsOnArrival[step].append(index)
            case .event(let name): events.change(name) { $0.behaviors.append(index) }
            }
        }
        logPlans = input.events.names.map { events.index(of: $0) }
        Self.plan(canvas, into: &events)
        for (step, launchedStep) in launched.steps.enumerated() {
            for (bit, key) in launchedStep.awaitedEvents.enumerated() {
                switch key {
                case .event(let name): events.change(name) { $0.awaitedBy.append((step, UInt8(bit))) }
                case .purchase: events.change("purchase") { $0.awaitedBy.append((step, UInt8(bit))) }
                case .interaction(let interaction, let id):
                    guard let other = canvas.steps.first(where: { $0.id == id }) else { continue }
                    awaitedInteractions[other.index * Interaction.count + interaction.ordinal]
                        .append((step, UInt8(bit)))
                }
            }
        }
        unknownAttributes = compiler.unknownAttributes
        let cited = compiler.cited
        self.cited = cited
        for name in events.names { events.change(name) { $0.code = cited.code(of: .event(name)) } }
        purchaseCodes = cited.products
        if !purchaseCodes.isEmpty { events.change("purchase") { $0.isPurchase = true } }

        interactionCodes = canvas.steps.flatMap { step in
            Interaction.allCases.map { cited.code(of: .interaction($0, step: step.id)) }
        }
        interactionMetrics = launched.metrics.flatMap { metrics in
            Interaction.allCases.map { interaction in
                metrics.first { $0.declaration.interaction == interaction }?.metric
            }
        }
        let people = compiler.people
        let facts = FilterFacts(
            people: people,
            history: EventHistory(people: cited.isEmpty ? 0 : people.count),
            cited: cited
        )
        context = StepContext(
            now: input.start,
            facts: facts,
            counters: launched.counters,
            steps: stepCount,
            recorder: recorder
        )
        isRecording = recorder != nil
        for index in 0..<interactions {
            context.observed[index] =
                isRecording || !behaviorsAfter[index].isEmpty || interactionCodes[index] != nil
                || interactionMetrics[index] != nil || !awaitedInteractions[index].isEmpty
        }
        hashes = people.hashes
        hasReentries = canvas.entry.reentryAfter != nil
        let mostEntries =
            canvas.entry.reentryAfter == nil ? min(people.count, canvas.entry.maxEntries?.most ?? .max) : 0
        entries = EntryTable(people: people.count, expected: mostEntries)
        inAudience = Bitmap(count: people.count)
        cohort = Cohort(context: context)
        eventRules = events.rules
        eventTraits = events.rules.map(\.traits)
        eventNames = events.names
        midFlow = input.midFlow.sorted { ($0.instant, $0.person) < ($1.instant, $1.person) }
        self.input = input
        steps = RunningSteps(launched.steps)
        self.launched = launched
    }

    private static func plan(_ canvas: Canvas, into plans: inout EventPlanner) {
        switch canvas.schedule {
        case .actionBased(let event): plans.change(event) { $0.isTrigger = true }
        case .apiTriggered: plans.change(EntrySchedule.triggerEvent) { $0.isTrigger = true }
        case .scheduled: break
        }
        for event in canvas.exitEvents { plans.change(event) { $0.isExit = true } }
        for (index, conversion) in canvas.conversions.enumerated() {
            plans.change(conversion.event) { $0.conversions.append(index) }
        }
    }
}
