public import AudienceSync
import CanvasFlow
import CanvasModel
public import CanvasScenario
import CanvasStep
public import Foundation
import NetworkSimulator

extension NetworkConformance {
    /// What a network is sent of one person, held against a file that was recorded and looked at.
    ///
    /// With `CANVAS_RECORD` in the environment the file is written anew: look at the difference before you commit it.
    ///
    /// - Parameters:
    ///   - plugin: The network's plugin.
    ///   - simulator: Makes its stand-in.
    ///   - settings: Settings of its step as a document writes them, where a field's example will not do: all of them in
    ///     one case, only what is required in another.
    ///   - file: Where the recorded requests are.
    public static func recorded<Plugin: AdNetworkPlugin>(
        of plugin: Plugin,
        simulator: @escaping SimulatorFactory,
        settings: [String: String] = [:],
        in file: URL
    ) -> NetworkConformanceCase {
        let subject = ConformanceSubject(plugin: plugin, simulator: simulator, settings: settings, seed: 7)
        return NetworkConformanceCase("What is sent of a person is what \(file.lastPathComponent) has recorded") {
            var plan = ConformanceSubject<Plugin>.Plan()
            plan.people = ConformancePeople.listed(1)
            let observation = try await subject.run(plan).observation
            let sent = observation.exchanges.map(\.request).filter { !$0.body.isEmpty }
            let plain = sent.map { request in
                "\(request.method) \(request.target)\n\(String(decoding: request.body, as: UTF8.self))\n"
            }
            .joined(separator: "\n")
            // Not even a made-up credential belongs in a file.
            let text = observation.simulator.credentials.sorted { $0.key < $1.key }.reduce(plain) { text, credential in
                text.replacing(credential.value.revealed, with: "<\(credential.key)>")
            }
            if ProcessInfo.processInfo.environment["CANVAS_RECORD"] != nil {
                let folder = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
                throw ConformanceFailure(
                    description: "nothing is recorded in \(file.path); set CANVAS_RECORD=1 and look at it"
                )
            }
            guard recorded != text else { return }
            let difference = zip(recorded.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
            throw ConformanceFailure(
                description:
                    "what is sent differs from \(file.lastPathComponent): `\(difference?.1 ?? "another number of lines")` "
                    + "in the place of `\(difference?.0 ?? "")`; if that is meant, set CANVAS_RECORD=1 and look at the difference"
            )
        }
    }
}
