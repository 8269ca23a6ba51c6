import CanvasModel
import CanvasStep

/// A canvas as far as its document could be read, with the places that checks point at.
struct CanvasDraft {
    var document: LocatedValue
    var name = ""
    var description = ""
    var schedule = EntrySchedule.scheduled(at: nil, every: nil, occurrences: nil)
    var audience: Filter?
    /// Whether there is an audience that could not be read, so that nothing can be said about what it lets through.
    var isAudienceUnclear = false
    var entry = EntryRules()
    var capPosition: Position?
    var exitEvents: [String] = []
    var exitFilter: Filter?
    var conversions: [ConversionDraft] = []
    /// Whether the document has conversions at all, readable or not.
    var hasConversions = false
    var variants: [VariantDraft] = []
    var segments: [SegmentDraft] = []
    var steps: [StepDraft] = []

    /// Every filter of the document, those within the settings of steps too.
    var filters: [Filter] {
        [audience, exitFilter].compactMap { $0 } + segments.map(\.filter) + steps.flatMap(\.filters)
    }
}

/// A conversion event as written.
struct ConversionDraft {
    let event: ConversionEvent
    let namePosition: Position
    let withinPosition: Position
}

/// A variant as written.
struct VariantDraft {
    let name: String
    let namePosition: Position
    /// Hundredths of a percent; `nil` when it could not be read.
    let share: Int?
    let isControl: Bool
    let firstStep: String?
    let position: Position
    let firstStepPosition: Position
}

/// A named filter as written.
struct SegmentDraft {
    let name: String
    let position: Position
    let filter: Filter
}

/// A step as written.
struct StepDraft {
    /// A continuation as written.
    struct Continuation {
        let path: String
        let pathPosition: Position
        /// The id of the next step; `nil` when the journey ends.
        let target: String?
        let position: Position
    }

    /// Its id; empty when it has none.
    let id: String
    let idPosition: Position
    let position: Position
    let type: String
    /// What is known of its type; `nil` for an unknown one.
    let record: (any StepTypeRecord)?
    let settings: any StepSettings
    let positions: SettingPositions
    /// The filters within its settings.
    let filters: [Filter]
    /// Its paths; `nil` when its type or its settings leave them open.
    let paths: [StepPath]?
    /// Where it goes on, in the order written.
    let continuations: [Continuation]
    /// Whether `next` is one id, without the names of paths.
    let isNextShort: Bool
    /// Where `next` stands; `nil` when there is none.
    let nextPosition: Position?
}
