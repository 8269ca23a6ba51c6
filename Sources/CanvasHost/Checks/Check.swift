import CanvasModel

/// One rule about canvases, looked for in the whole document.
protocol Check {
    /// Notes every problem of its kind.
    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics)
}

/// The rules that every canvas must keep.
enum Checks {
    static var all: [any Check] {
        [
            DuplicateKeyCheck(), EntryCapCheck(), TriggerAudienceCheck(), ConversionCheck(), VariantCheck(),
            StepIDCheck(), StepCountCheck(), PathCheck(), TargetCheck(), UnreachableStepCheck(), TimelessLoopCheck(),
            TrailingDelayCheck(), NeededConversionCheck(), SegmentCycleCheck(), FilterCitationCheck(),
            StepPlaceCheck(),
        ]
    }
}
