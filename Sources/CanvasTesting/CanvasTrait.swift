public import CanvasScenario
public import CanvasStep
import Synchronization
public import Testing

/// Gives each test the step types that its journeys may use, and simulators of its own.
///
/// ```swift
/// @Suite(.canvas(StandardSteps(), FacebookAudience(), simulators: ["facebook": FacebookSimulator.init]))
/// struct RetargetingTests { … }
/// ```
public struct CanvasTrait: SuiteTrait, TestTrait, TestScoping {
    /// How a journey reaches the simulators.
    public enum Transport: Sendable {
        /// They are called directly.
        case inProcess
        /// They listen on a port of this machine, and the requests are real ones.
        case http
    }

    let plugins: [any StepPlugin]
    let simulators: [String: SimulatorFactory]
    let transport: Transport

    /// Whether tests within a suite get it too, each for itself.
    public var isRecursive: Bool { true }

    /// Runs a test, and shuts down afterwards whatever its journeys started.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let stage = Stage(self)
        do {
            try await Stage.$current.withValue(stage) { try await stage.explainingFailures(of: test, function) }
        } catch {
            await stage.close()
            throw error
        }
        await stage.close()
    }
}

extension Trait where Self == CanvasTrait {
    /// Gives each test step types and simulators.
    ///
    /// - Parameters:
    ///   - plugins: The plugins whose step types canvases may use.
    ///   - simulators: What makes the stand-in of each network, by the network's name.
    ///   - transport: How journeys reach them.
    public static func canvas(
        _ plugins: any StepPlugin...,
        simulators: [String: SimulatorFactory] = [:],
        over transport: CanvasTrait.Transport = .inProcess
    ) -> CanvasTrait {
        CanvasTrait(plugins: plugins, simulators: simulators, transport: transport)
    }
}
