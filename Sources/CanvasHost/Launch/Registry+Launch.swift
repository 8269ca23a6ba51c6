public import CanvasModel
public import CanvasStep

extension Registry {
    /// Opens the plugins that a canvas uses and launches its steps, in document order.
    ///
    /// - Parameters:
    ///   - canvas: A canvas that this registry's reader accepted.
    ///   - people: The population.
    ///   - start: The start of the run.
    ///   - seed: What every draw derives from.
    ///   - connections: The way to each network that the canvas uses, by the network's name.
    /// - Throws: `LaunchRefusal`, which names the step concerned.
    public func launch(
        _ canvas: Canvas,
        people: People,
        start: Instant,
        seed: UInt64,
        connections: [String: NetworkConnection] = [:]
    ) async throws -> LaunchedCanvas {
        var services: [LaunchedService] = []
        var serviceOfPlugin: [Int: Int] = [:]
        for step in canvas.steps {
            guard let index = pluginIndex(ofType: step.type), serviceOfPlugin[index] == nil else { continue }
            let members = canvas.steps.filter { pluginIndex(ofType: $0.type) == index }
            serviceOfPlugin[index] = services.count
            services.append(
                try await open(
                    plugins[index],
                    members,
                    service: services.count,
                    of: canvas,
                    start: start,
                    seed: seed,
                    connections: connections
                )
            )
        }
        var steps: [any Step] = []
        var metrics: [[LaunchedMetric]] = []
        var counters = 0
        var compiler = Predicate.Compiler(people: people, segments: canvas.segments)
        for step in canvas.steps {
            guard let record = record(ofType: step.type), let plugin = pluginIndex(ofType: step.type),
                let service = serviceOfPlugin[plugin]
            else { throw LaunchRefusal("`\(step.id)` is of the type `\(step.type)`, which is not registered") }
            let launched = record.description.metrics.enumerated().map { offset, declaration in
                LaunchedMetric(declaration: declaration, metric: Metric(index: counters + offset))
            }
            counters += launched.count
            metrics.append(launched)
            let context = LaunchContext(
                stepID: step.id,
                step: step.index,
                start: start,
                seed: seed,
                paths: step.edges.map(\.path),
                compiler: compiler,
                metrics: Dictionary(
                    launched.map { ($0.declaration.name, $0.metric) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
            do {
                steps.append(
                    try await record.launch(step.settings, shared: services[service].service, context: context)
                )
            } catch let refusal as LaunchRefusal {
                throw refusal.naming([step])
            }
            compiler = context.compiler
        }
        return LaunchedCanvas(
            canvas: canvas,
            steps: steps,
            services: services,
            metrics: metrics,
            counters: counters,
            compiler: compiler
        )
    }

    private func open(
        _ plugin: some StepPlugin,
        _ steps: [PlacedStep],
        service: Int,
        of canvas: Canvas,
        start: Instant,
        seed: UInt64,
        connections: [String: NetworkConnection]
    ) async throws -> LaunchedService {
        let network = plugin.network?.name
        let connection = network.flatMap { connections[$0] }
        do {
            if let network, connection == nil {
                throw LaunchRefusal(
                    "nothing says how to reach the network `\(network)`",
                    resolve: "give a simulator for it, or its URL and credentials"
                )
            }
            let context = OpenContext(
                service: service,
                canvas: canvas.name,
                start: start,
                seed: seed,
                connection: connection
            )
            let shared = try await plugin.open(steps, context: context)
            return LaunchedService(plugin: plugin.name, network: network, service: shared)
        } catch let refusal as LaunchRefusal {
            throw refusal.naming(steps)
        }
    }
}

extension LaunchRefusal {
    /// The refusal with the steps concerned in its sentence, unless it names one already.
    fileprivate func naming(_ steps: [PlacedStep]) -> LaunchRefusal {
        if steps.contains(where: { sentence.contains("`\($0.id)`") }) { return self }
        let names = steps.map { "`\($0.id)`" }.joined(separator: ", ")
        return LaunchRefusal("\(names): \(sentence)", resolve: resolve, isByNetwork: isByNetwork)
    }
}
