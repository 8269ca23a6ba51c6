import CanvasHost
import CanvasModel
import CanvasStep

extension FlowRunner {
    /// How many visits are at each step, counted where they wait.
    private var waiting: [Int] {
        var waiting = beyondEnd
        calendar.visitItems { item in
            if Int(item.what) < graph.edges.count { waiting[graph.edges[Int(item.what)].source] += 1 }
        }
        for wait in waits.values { waiting[wait.step] += 1 }
        return waiting
    }

    private func proceeded(_ step: Int) -> Int {
        (graph.firstEdge[step]..<graph.firstEdge[step + 1]).reduce(0) { sum, edge in
            graph.edges[edge].target < 0 ? sum : sum + taken[edge] - refused[edge]
        }
    }

    /// Makes sure that everybody is accounted for.
    func checkConservation() throws {
        let waiting = waiting
        for step in launched.canvas.steps {
            let index = step.index
            let (proceeded, left) = (proceeded(index), exited[index])
            guard entered[index] == proceeded + left + waiting[index] else {
                throw FlowError.notConserved(
                    "`\(step.id)` was entered \(entered[index]) times, but \(proceeded) proceeded, \(left) exited and "
                        + "\(waiting[index]) are waiting"
                )
            }
            let parts = launched.metrics[index].filter(\.declaration.partitionsEntered)
            let sum = parts.map { context.counters[$0.metric.index] }.reduce(0, +)
            guard parts.isEmpty || sum == entered[index] else {
                let names = parts.map { "\($0.declaration.name) \(context.counters[$0.metric.index])" }
                throw FlowError.notConserved(
                    "`\(step.id)` was entered \(entered[index]) times, but has \(names.joined(separator: ", "))"
                )
            }
        }
        let inCanvas = entries.entries.count { $0.flags & Entry.left == 0 }
        guard entries.count == totalExits + inCanvas, inCanvas == waiting.reduce(0, +) else {
            throw FlowError.notConserved(
                "of \(entries.count) entries \(totalExits) exited, \(inCanvas) are in the canvas and "
                    + "\(waiting.reduce(0, +)) wait at a step"
            )
        }
    }

    /// The figures as they are.
    func result(settledAt: Instant) -> RunResult {
        let canvas = launched.canvas
        let waiting = waiting
        var people = RunResult.PeopleCounts()
        people.inPopulation = context.facts.people.count
        people.inAudience = inAudience.count
        people.entries = entries.count
        people.entered = entries.people
        people.exited = totalExits
        people.inCanvas = entries.count - totalExits
        return RunResult(
            canvas: canvas.name,
            seed: input.seed,
            startedAt: input.start,
            endedAt: now,
            settledAt: settledAt,
            people: people,
            variants: canvas.variants.indices.map { index in
                RunResult.VariantResult(
                    name: canvas.variants[index].name,
                    entries: variantEntries[index],
                    conversions: canvas.conversions.indices.map {
                        (canvas.conversions[$0].name, variantConversions[index][$0])
                    }
                )
            },
            steps: canvas.steps.map { step in
                let edges = graph.firstEdge[step.index]..<graph.firstEdge[step.index + 1]
                return RunResult.StepResult(
                    id: step.id,
                    type: step.type,
                    metrics: [
                        ("entered", entered[step.index]), ("proceeded", proceeded(step.index)),
                        ("exited", exited[step.index]), ("waiting", waiting[step.index]),
                    ] + launched.metrics[step.index].map { ($0.declaration.name, context.counters[$0.metric.index]) },
                    paths: edges.count < 2 ? [] : edges.map { (step.edges[$0 - edges.lowerBound].path, taken[$0]) }
                )
            },
            exits: exits.all,
            conversions: canvas.conversions.enumerated().map { index, conversion in
                let count = variantConversions.map { $0[index] }.reduce(0, +)
                return RunResult.ConversionResult(
                    name: conversion.name,
                    count: count,
                    rate: entries.count == 0 ? 0 : Double(count) / Double(entries.count)
                )
            },
            networks: launched.services.compactMap { launched in
                launched.network.map { RunResult.NetworkResult(name: $0, report: launched.service.report()) }
            },
            timing: RunResult.Timing()
        )
    }
}
