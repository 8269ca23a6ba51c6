import CanvasModel

/// Conversion events are few, have windows within limits, and can be told apart.
///
/// Source: Braze, Conversion events.
struct ConversionCheck: Check {
    static let maximum = 4
    static let defaultWindow = Interval.days(3)
    static let windows = Interval.minutes(5)...Interval.days(30)

    func look(at draft: CanvasDraft, _ graph: StepGraph, into diagnostics: inout Diagnostics) {
        var names: Set<String> = []
        for (index, conversion) in draft.conversions.enumerated() {
            if index == Self.maximum {
                diagnostics.error(
                    at: conversion.namePosition,
                    "there are \(draft.conversions.count) conversions, and \(Self.maximum) is the most"
                )
            }
            if !names.insert(conversion.event.name).inserted {
                diagnostics.error(
                    at: conversion.namePosition,
                    "another conversion is named `\(conversion.event.name)`",
                    fix: "give each a name of its own"
                )
            }
            if !Self.windows.contains(conversion.event.within) {
                diagnostics.error(
                    at: conversion.withinPosition,
                    "`within` is \(conversion.event.within)",
                    fix: "it must be from \(Self.windows.lowerBound) to \(Self.windows.upperBound)"
                )
            }
        }
    }
}
