// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A library of ours: a target and the product that other packages build on.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// An ad network in `Plugins/NAME`: its step and its simulator, two targets beside each other.
func network(_ folder: String, step: String, simulator: String) -> [Target] {
    [
        .target(
            name: step,
            dependencies: ["AudienceSync", .product(name: "Crypto", package: "swift-crypto")],
            path: "Plugins/\(folder)",
            exclude: ["README.md", "Simulator"],
            sources: ["Step"],
            resources: [.embedInCode("Samples")],
            swiftSettings: settings
        ),
        .target(
            name: simulator,
            dependencies: ["NetworkSimulator", .product(name: "Crypto", package: "swift-crypto")],
            path: "Plugins/\(folder)/Simulator",
            swiftSettings: settings
        ),
    ]
}

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

let libraries: [Target] =
    [
        library("CanvasModel"),
        library("CanvasStep", ["CanvasModel"]),
        library("CanvasHost", ["CanvasStep"]),
        library("CanvasFlow", ["CanvasHost"]),
        library("StandardSteps", ["CanvasStep"]),
        library("AudienceSync", ["CanvasStep", .product(name: "Crypto", package: "swift-crypto")]),
        library("NetworkSimulator", ["CanvasStep", .product(name: "HummingbirdCore", package: "hummingbird")]),
        library(
            "CanvasScenario",
            ["CanvasFlow", "AudienceSync", "NetworkSimulator", .product(name: "Yams", package: "Yams")]
        ),
        library("CanvasReport", ["CanvasFlow"]),
        library(
            "CanvasCommands",
            [
                "CanvasScenario", "CanvasReport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // What `canvas new` writes.
            resources: [.embedInCode("Scaffold/Templates")]
        ),
        library("CanvasTesting", ["CanvasScenario"]),
    ] + network("FacebookAudience", step: "FacebookAudience", simulator: "FacebookSimulator")
    + network("ExampleAudience", step: "ExampleAudience", simulator: "ExampleSimulator")
    + network("GoogleAudience", step: "GoogleAudience", simulator: "GoogleSimulator")
    + network("LinkedInAudience", step: "LinkedInAudience", simulator: "LinkedInSimulator")
    + network("TikTokAudience", step: "TikTokAudience", simulator: "TikTokSimulator")

let package = Package(
    name: "canvas",
    platforms: [.macOS(.v15)],
    products: libraries.map { .library(name: $0.name, targets: [$0.name]) } + [
        .executable(name: "canvas", targets: ["canvas"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: libraries + [
        .executableTarget(
            name: "canvas",
            dependencies: [
                "CanvasCommands", "StandardSteps", "FacebookAudience", "FacebookSimulator", "ExampleAudience",
                "ExampleSimulator", "GoogleAudience", "GoogleSimulator", "LinkedInAudience", "LinkedInSimulator",
                "TikTokAudience", "TikTokSimulator",
            ],
            swiftSettings: settings
        ),
        tests("CanvasModelTests", ["CanvasModel"]),
        tests("CanvasHostTests", ["CanvasHost", "StandardSteps", .product(name: "Yams", package: "Yams")]),
        tests("StandardStepsTests", ["StandardSteps"]),
        tests("CanvasFlowTests", ["CanvasFlow", "StandardSteps"]),
        tests("NetworkSimulatorTests", ["NetworkSimulator"]),
        tests(
            "AudienceSyncTests",
            ["CanvasScenario", "StandardSteps"],
            resources: [.copy("Vectors")]
        ),
        tests(
            "FacebookAudienceTests",
            ["CanvasTesting", "FacebookAudience", "FacebookSimulator"],
            exclude: ["Bodies"],
            resources: [.copy("Vectors")]
        ),
        tests("CanvasScenarioTests", ["CanvasScenario", "StandardSteps", "FacebookAudience", "FacebookSimulator"]),
        tests("CanvasTestingTests", ["CanvasTesting", "StandardSteps", "FacebookAudience", "FacebookSimulator"]),
        tests(
            "ExampleAudienceTests",
            ["CanvasTesting", "StandardSteps", "ExampleAudience", "ExampleSimulator"],
            exclude: ["Bodies"]
        ),
        // What reads the documented requests and answers of networks for their tests.
        .target(
            name: "WireVectors",
            dependencies: ["AudienceSync"],
            path: "Tests/WireVectors",
            swiftSettings: settings
        ),
        tests(
            "GoogleAudienceTests",
            ["CanvasTesting", "StandardSteps", "GoogleAudience", "GoogleSimulator", "WireVectors"],
            exclude: ["Bodies"],
            resources: [.copy("Vectors")]
        ),
        tests(
            "TikTokAudienceTests",
            ["CanvasTesting", "StandardSteps", "TikTokAudience", "TikTokSimulator", "WireVectors"],
            exclude: ["Bodies"],
            resources: [.copy("Vectors")]
        ),
        tests(
            "LinkedInAudienceTests",
            ["CanvasTesting", "StandardSteps", "LinkedInAudience", "LinkedInSimulator"],
            exclude: ["Bodies"],
            resources: [.copy("Vectors")]
        ),
        tests("CanvasCommandsTests", ["CanvasCommands", "StandardSteps"]),
        tests(
            "EndToEndTests",
            ["canvas", "CanvasTesting", "StandardSteps", "FacebookAudience", "FacebookSimulator"],
            resources: [.copy("WorkedExamples")]
        ),
        tests(
            "PropertyTests",
            ["CanvasScenario", "CanvasReport", "StandardSteps", "FacebookAudience", "FacebookSimulator"]
        ),
        tests("LinkageTests", []),
    ]
)

// What the benchmarks need is built only for those who ask.
if Context.environment["CANVAS_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "CanvasCommands", "StandardSteps", "FacebookAudience", "FacebookSimulator", "ExampleAudience",
                "GoogleAudience", "LinkedInAudience", "TikTokAudience",
            ],
            path: "Tests/Benchmarks",
            swiftSettings: settings
        )
    )
}
